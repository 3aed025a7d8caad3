"""The English sentences of refusals and warnings, by code."""

from __future__ import annotations

REFUSALS = {
    "empty": "The file is empty.",
    "nothing_inside": "No table was found in the file: it needs a row of headings and a row for each step.",
    "too_big": "The file is larger than {limit} MB.",
    "too_big_inside": "The file unpacks to more than {limit} MB, which no plan needs.",
    "bomb": "The file unpacks to {ratio} times its size, as harmful files do.",
    "too_many_rows": "A tab has more than {limit} rows.",
    "too_many_columns": "A tab has more than {limit} columns.",
    "too_many_cells": "The file has more than {limit} cells.",
    "too_many_tabs": "The file has more than {limit} tabs.",
    "macros": "The file carries macros. Save it as .xlsx without macros and try again.",
    "encrypted": "The file is protected by a password. Save it without one and try again.",
    "wrong_type": "This is not a spreadsheet ({found}). Use .xlsx, .xls, .ods or .csv.",
    "hostile_xml": "The file defines XML entities, which no spreadsheet needs and harmful files use.",
    "broken": "The file is damaged or was cut off: {detail}.",
    "unknown_encoding": "The characters of the file could not be made out. Save it as UTF-8 and try again.",
    "too_slow": "Reading the file took more than {limit} seconds.",
    "too_much_memory": "Reading the file needed more memory than a plan may take.",
    "reader_failed": "The file could not be read, and that is our fault: tell us what it looks like.",
    "unknown_option": "The file has no column named “{column}”.",
}

WARNINGS = {
    "no_buyer_actions": "Nothing in this plan is promised by the buyer.",
    "too_many_actions": "{count} actions: over {limit}, people stop reading.",
    "too_many_milestones": "{count} milestones: over {limit}, people stop reading.",
    "seller_worded": "{count} titles say what the seller does instead of what the buyer achieves.",
    "team_as_owner": "{count} owners are teams or roles without a person's name.",
    "buyer_share": (
        "The buyer promises {percent} % of the steps that one side promises; 30 to 50 % is healthy."
    ),
    "closed_day": "{count} steps are due on a Saturday or Sunday.",
    "duration_column_chosen": "Several columns say how long steps take; “{column}” counts, not {others}.",
    "company_assumed": "“{company}” among the owners was taken as the company opposite {known}.",
    "owner_columns_assumed": "Whose owners stand where is not clear: “{buyer}” was taken as the buyer's.",
    "day_month_order_assumed": "“{example}” can be read as two dates; {order} was assumed.",
    "side_assumed": "It is not clear on which side {names} stands.",
    "no_dates": "No step has a date.",
    "all_past": "All dates are before the first day of the plan: check that day, and the year of the dates.",
    "private_cells": "{count} cells stay with your side until you share them by hand.",
    "no_header": "The tab “{tab}” has no row of headings; its columns were taken by what they hold.",
    "formula_without_value": "{count} formulas were saved without their result and could not be read.",
}
