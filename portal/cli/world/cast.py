"""Who lives in the demo: the people that the person picker shows."""

from dataclasses import dataclass

from sqlalchemy import Connection

from portal.core import clock
from portal.people.organisations import OrganisationRole, add_membership, add_organisation
from portal.people.users import add_user


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account: `organisation` is the id of their company here."""

    user: str
    name: str
    title: str
    email: str
    organisation: str
    company: str


CAST: dict[str, tuple[tuple[str, str, str, str, str], ...]] = {
    "Northwind": (
        ("ada", "Ada Okafor", "Account Executive", "ada@northwind.example", "en"),
        ("sam", "Sam Rivera", "Solutions Engineer", "sam@northwind.example", "en"),
        ("kenji", "渡辺 健司", "アカウントエグゼクティブ", "kenji@northwind.example", "ja"),
        ("grace", "Grace Müller", "VP Sales", "grace@northwind.example", "en"),
    ),
    "Contoso": (
        ("bo", "Bo Lindqvist", "VP Operations", "bo@contoso.example", "en"),
        ("li", "Li Wei", "CISO", "li@contoso.example", "zh-Hans"),
        ("chen", "Chen Yu", "Legal Counsel", "chen@contoso.example", "zh-Hant"),
        ("cy", "Cy Tanaka", "Claims team lead", "cy@contoso.example", "en"),
    ),
    "さくら総合保険株式会社": (
        ("yuki", "佐藤 由紀", "業務改革推進部 部長", "yuki@sakura.example", "ja"),
        ("takashi", "高橋 隆", "情報システム部 課長", "takashi@sakura.example", "ja"),
    ),
}


def bring_in(connection: Connection) -> dict[str, Person]:
    """Make the companies and their people; nickname to person."""
    people: dict[str, Person] = {}
    for company, members in CAST.items():
        organisation = add_organisation(connection, company, clock.now())
        for nickname, name, title, email, language in members:
            user = add_user(connection, email, name, language)
            role = OrganisationRole.ADMIN if nickname in ("grace", "bo", "yuki") else OrganisationRole.MEMBER
            add_membership(connection, organisation, user.id, role)
            people[nickname] = Person(user.id, name, title, email, organisation, company)
    return people
