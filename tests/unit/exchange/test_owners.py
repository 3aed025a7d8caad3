"""Who promises a step, in every form in which a cell says it."""

import pytest

from portal.exchange.owner_parts import Perspective
from portal.exchange.owners import read_owner
from portal.room.words import Side
from tests.unit.exchange.sheet import owners, sheet, step

VIEW = Perspective(companies={"contoso": Side.BUYER, "northwind": Side.SELLER})
CASES = {
    "us": ("seller", []),
    "我方": ("seller", []),
    "Both": ("both", []),
    "雙方": ("both", []),
    "Buyer + Seller": ("both", []),
    "お客様/弊社": ("both", []),
    "Contoso": ("buyer", []),
    "Buyer (IT lead)": ("buyer", [("", "IT lead", "buyer")]),
    "Customer CFO": ("buyer", [("", "CFO", "buyer")]),
    "客戶法務": ("buyer", [("", "法務", "buyer")]),
    "お客様（情報システム部）": ("buyer", [("", "情報システム部", "buyer")]),
    "our SE": ("seller", [("", "SE", "seller")]),
    "CSM": ("seller", [("", "CSM", "seller")]),
    "Customer Success Manager": ("seller", [("", "Customer Success Manager", "seller")]),
    "客户经理": ("seller", [("", "客户经理", "seller")]),
    "Economic buyer": ("buyer", [("", "Economic buyer", "buyer")]),
    "Dir IT": ("buyer", [("", "Dir IT", "buyer")]),
    "Head of IT & Security": ("buyer", [("", "Head of IT & Security", "buyer")]),
    "CFO / AE": ("both", [("", "CFO", "buyer"), ("", "AE", "seller")]),
    "AE / CFO": ("both", [("", "AE", "seller"), ("", "CFO", "buyer")]),
    "業務 / 採購": ("both", [("", "業務", "seller"), ("", "採購", "buyer")]),
    "John (Buyer) + Sarah (Us)": ("both", [("John", "", "buyer"), ("Sarah", "", "seller")]),
    "Their CISO, our SE": ("both", [("", "CISO", "buyer"), ("", "SE", "seller")]),
    "Li Wei (CISO)": ("buyer", [("Li Wei", "CISO", "buyer")]),
    "Sarah Chen, VP Operations": ("buyer", [("Sarah Chen", "VP Operations", "buyer")]),
    "Sarah Chen, VP Operations / Tom Reed, AE": (
        "both",
        [("Sarah Chen", "VP Operations", "buyer"), ("Tom Reed", "AE", "seller")],
    ),
    "Client: Maria Lopez": ("buyer", [("Maria Lopez", "", "buyer")]),
    "Contoso - Li Wei": ("buyer", [("Li Wei", "", "buyer")]),
    "甲方-李伟": ("buyer", [("李伟", "", "buyer")]),
    "弊社 営業 佐藤": ("seller", [("佐藤", "営業", "seller")]),
    "情シス 田中部長": ("buyer", [("田中", "情シス 部長", "buyer")]),
    "法務部長": ("buyer", [("", "法務部長", "buyer")]),
    "李偉（資安長）": ("buyer", [("李偉", "資安長", "buyer")]),
    "田中様": ("buyer", [("田中", "", "buyer")]),
    "Sarah Lee (AE), John Smith (CFO)": (
        "both",
        [("Sarah Lee", "AE", "seller"), ("John Smith", "CFO", "buyer")],
    ),
    "AE, SE": ("seller", [("", "AE", "seller"), ("", "SE", "seller")]),
    "Maria Gomez (Legal, Buyer)": ("buyer", [("Maria Gomez", "Legal", "buyer")]),
    "Dev Malhotra": (None, [("Dev Malhotra", "", None)]),
    "Po Ling": (None, [("Po Ling", "", None)]),
}


@pytest.mark.parametrize(("cell", "expected"), CASES.items())
def test_an_owner_cell_names_side_and_people(cell, expected):
    found = read_owner(cell, VIEW)

    people = [(one.name, one.title, one.side.value if one.side else None) for one in found.people]
    assert (found.side.value if found.side else None, people) == expected


@pytest.mark.parametrize("cell", ["Us (deliver) / Customer (review)", "Seller arrange / Buyer attend"])
def test_duties_make_a_step_shared_and_are_kept_as_words(cell):
    found = read_owner(cell, VIEW)

    assert (found.side, found.people, found.words) == (Side.BOTH, (), cell)


def test_us_and_them_turn_with_the_importer_and_buyer_and_seller_do_not():
    plan = "Step,Owner\nPay,Us\nShip,Them\nChoose,Buyer\nOffer,Vendor\n"

    assert [one.side.value for one in sheet(plan, importer_side=Side.BUYER).milestones] == [
        "buyer",
        "seller",
        "buyer",
        "seller",
    ]


def test_the_heading_says_whose_person_comes_first():
    draft = sheet("Step,Owner (Seller / Buyer),Due\nDemo,Ada / Bo,2026-12-04\n")

    assert owners(draft, "Demo") == [("Ada", "", "seller"), ("Bo", "", "buyer")]


def test_one_half_may_be_empty():
    draft = sheet("Step,Owner (Buyer / Seller)\nAnswer,- / Ada\nRelease,Bo / -\n")

    assert [one.side.value for one in draft.milestones] == ["seller", "buyer"]


def test_titles_in_the_column_say_whose_person_comes_first():
    draft = sheet("Step,Owner\nDemo,Bo / Ada\nTerms,Legal / AE\n")

    assert owners(draft, "Demo") == [("Bo", "", "buyer"), ("Ada", "", "seller")]


def test_two_owner_columns_have_one_side_each_and_a_mark_is_enough():
    draft = sheet("""
        Step,Customer,Vendor
        Kickoff,✓,✓
        Review,Li Wei (CISO),
        Offer,,Ada
    """)

    assert [one.side.value for one in draft.milestones] == ["both", "buyer", "seller"]
    assert owners(draft, "Review") == [("Li Wei", "CISO", "buyer")]


def test_a_column_of_parties_beside_one_of_people_says_whose_they_are():
    draft = sheet("Step,Responsible party,Responsible person\nReview,Buyer,Li Wei\nIntro,Both,Omar / Priya\n")

    assert owners(draft, "Review") == [("Li Wei", "", "buyer")]
    assert step(draft, "Intro").side == "both"


def test_a_person_stated_once_stands_on_that_side_in_every_row():
    draft = sheet("Step,Owner\nScore demo,Customer: Bo Ek\nSend files,Bo Ek\n")

    assert owners(draft, "Send files") == [("Bo Ek", "", "buyer")]
    assert len(draft.stakeholders) == 1


def test_a_side_that_nobody_states_is_assumed_with_a_warning():
    draft = sheet("Step,Owner\nApprove budget,Maria\nSend proposal,Ada\n")

    assert [one.side.value for one in draft.milestones] == ["buyer", "seller"]
    assert "side_assumed" in [one.code for one in draft.warnings]


def test_an_owner_to_be_defined_is_not_understood():
    draft = sheet("Step,Owner\nApprove budget,TBD\n")

    assert step(draft, "Approve budget").owners == ()
    assert [(one.text, one.why) for one in draft.not_understood] == [("TBD", "no owner")]


def test_two_numbered_owner_columns_both_name_owners():
    draft = sheet("Step,Owner 1,Owner 2\nReview,CISO,SE\nPrepare,,CSM\n")

    assert owners(draft, "Review") == [("", "CISO", "buyer"), ("", "SE", "seller")]
    assert owners(draft, "Prepare") == [("", "CSM", "seller")]


def test_numbered_owner_columns_with_both_sides_in_one_are_read_cell_by_cell():
    draft = sheet("Step,Owner 1,Owner 2\nReview,Customer,SE\nPrepare,AE,Us\nTeach,Us,Them\n")

    assert [one.side for one in draft.milestones] == ["both", "seller", "both"]


def test_a_duty_in_brackets_behind_a_side_is_no_person():
    draft = sheet("マイルストーン,担当\n契約,弊社（作成）／お客様（承認）\n")

    assert draft.stakeholders == ()
    assert draft.milestones[0].side == "both"


@pytest.mark.parametrize("heading", ["Us/Them", "Us or them", "Buyer / Seller", "客戶／我方"])
def test_a_heading_that_names_both_sides_and_nothing_else_stands_over_owners(heading):
    draft = sheet(f"{heading},Step,When\nThem,Send report,Dec 3\nUs (Legal),Review,Dec 8\nUs + Them,Sign,\n")

    assert [one.side.value for one in draft.milestones] == ["buyer", "seller", "both"]
    assert not draft.private


def test_of_a_raci_chart_the_responsible_own_the_step_and_the_others_are_notes():
    draft = sheet("Step,R,A,C,I,Due\nLoad data,SE,CIO,IT lead,CFO,2026-12-11\n")

    assert owners(draft, "Load data") == [("", "SE", "seller")]
    assert draft.milestones[0].note == "A: CIO\nC: IT lead\nI: CFO"


def test_one_heading_with_two_parties_in_brackets_is_owners_of_both():
    draft = sheet("Step,Lead (Acme),Lead (Northwind),By\nCall,Ana,Bo,Dec 8\nTest,Ana,,Dec 10\n")

    assert [one.side.value for one in draft.milestones] == ["both", "buyer"]
    assert "owner_columns_assumed" in [one.code for one in draft.warnings]
    assert [one.side.value for one in sheet("Step,Owner (main),Owner (backup)\nCall,Us,Bo\n").milestones] == [
        "seller"
    ]


def test_a_department_beside_a_name_is_that_persons_title():
    draft = sheet("Step,Contact,Dept.\nVendor form,Eva Lind,Procurement\n")

    assert owners(draft, "Vendor form") == [("Eva Lind", "Procurement", "buyer")]
