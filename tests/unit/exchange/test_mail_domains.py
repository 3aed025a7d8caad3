"""Sides of people told by the domains of their addresses."""

from tests.unit.exchange.sheet import owners, sheet

PLAN = "Step,Owner\nReview,li@contoso.com\nOffer,Ada Park (ada@northwind.example)\n"


def test_a_domain_named_for_the_known_company_is_its_side_and_the_only_other_one_the_other_side():
    draft = sheet(PLAN, company="Contoso")

    assert [one.side for one in draft.stakeholders] == ["buyer", "seller"]
    assert owners(draft, "Offer") == [("Ada Park", "", "seller")]
    assert "side_assumed" not in {one.code for one in draft.warnings}


def test_mail_for_everybody_is_no_company():
    draft = sheet(PLAN.replace("northwind.example", "gmail.com"), company="Contoso")

    assert "side_assumed" in {one.code for one in draft.warnings}
