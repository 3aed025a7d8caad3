"""Owners that are bare names of companies, of which only one is told."""

import pytest

from tests.unit.exchange.sheet import owners, sheet, step

PLAN = "Step,Owner\nDemo,{0}\nReview,Contoso\nOffer,{0}\nApprove,Contoso (CFO)\nSign,Contoso / {0}\n"


@pytest.mark.parametrize("firm", ["Northwind", "Northwind Traders", "北風ソフト株式会社", "北风软件"])
def test_the_name_that_shares_the_work_with_the_known_company_is_the_other_company(firm):
    draft = sheet(PLAN.format(firm), company="Contoso")

    assert [step(draft, title).side for title in ("Demo", "Review", "Sign")] == ["seller", "buyer", "both"]
    assert [(one.name, one.title) for one in draft.stakeholders] == [("", "CFO")]


def test_the_importer_is_told_which_name_was_taken_as_a_company():
    draft = sheet(PLAN.format("Northwind"), company="contoso")

    told = next(one for one in draft.warnings if one.code == "company_assumed")
    assert (told.fields["company"], told.fields["known"]) == ("Northwind", "Contoso")


def test_the_importing_buyer_knows_the_seller_and_is_the_other_company():
    draft = sheet(PLAN.format("Northwind"), company="Contoso", importer_side="buyer")

    assert [step(draft, title).side for title in ("Demo", "Review", "Sign")] == ["buyer", "seller", "both"]


def test_somebody_of_the_other_company_keeps_a_name():
    draft = sheet(PLAN.format("Northwind") + "Teach,Northwind (Ada Park)\n", company="Contoso")

    assert owners(draft, "Teach") == [("Ada Park", "", "seller")]


@pytest.mark.parametrize(
    "plan",
    [
        PLAN.format("Tom Reed"),
        PLAN.format("John") + "Teach,Us\n",
        PLAN.format("John") + "Teach,Sarah\nMeet,Sarah\n",
        "Step,Owner\nDemo,John\nReview,John\nOffer,Customer\n",
    ],
    ids=["two words", "a side word stands for the company", "several names", "no company owns a step"],
)
def test_a_person_is_no_company(plan):
    draft = sheet(plan, company="Contoso")

    assert {one.name for one in draft.stakeholders} & {"Tom Reed", "John"}


def test_without_a_known_company_every_name_is_a_person():
    draft = sheet(PLAN.format("Northwind"))

    assert {one.name for one in draft.stakeholders} == {"Northwind", "Contoso"}


def test_a_listed_person_is_no_company():
    draft = sheet(PLAN.format("John") + "\nName,Title\nJohn Doe,Account Executive\n", company="Contoso")

    assert owners(draft, "Demo") == [("John Doe", "Account Executive", "seller")]


def test_people_behind_a_dash_stand_on_the_side_of_their_company():
    draft = sheet(
        "Step,Owner\nReview,Contoso - Li Wei\nOffer,Northwind - Ada Park\nSign,Contoso / Northwind\n",
        company="Contoso",
    )

    assert owners(draft, "Offer") == [("Ada Park", "", "seller")]
    assert [one.name for one in draft.stakeholders] == ["Li Wei", "Ada Park"]
