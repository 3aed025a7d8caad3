"""The words of headings, sides and states in sheets from German-speaking countries.

They join those of the product's own languages; the notation is that of `heading_words`.
"""

from __future__ import annotations

from portal.exchange.meanings import Meaning
from portal.room.words import Side, State

HEADINGS = {
    Meaning.REASON: "grund; gründe; begründung; ursache; verschiebungsgrund; grund der .*",
    Meaning.PRIVATE: r"""
        betrag; kosten; preis; umsatz; auftragswert; vertragswert; volumen; (?:abschluss)?wahrscheinlichkeit;
        wettbewerb(?:er)?; mitbewerb(?:er)?; marge; rabatt; prognose; intern; interne? .*; vertraulich
    """,
    Meaning.START: "beginn; anfang; start(?:datum|termin); von",
    Meaning.MOVED: "verschoben(?: auf)?; neuer termin; neues datum; neue frist; aktueller termin",
    Meaning.BASELINE: "ursprünglich.*; urspr.*; erster termin; basis(?:plan|termin)",
    Meaning.ACTUAL: "ist-?(?:termin|datum); erledigt am; abgeschlossen am; tatsächlich.*",
    Meaning.OBSTACLE: "hindernis(?:se)?",
    Meaning.DEPENDS: "abhängig von; abhängigkeit(?:en)?; vorgänger; voraussetzung(?:en)?; wartet auf",
    Meaning.NOTE: r"""
        bemerkung(?:en)?; kommentare?; notiz(?:en)?; anmerkung(?:en)?; hinweise?; nachweis; ergebnis(?:se)?;
        abnahmekriteri(?:um|en); erfolgskriteri(?:um|en); fertig,? wenn
    """,
    Meaning.STATE: "erledigt; fortschritt; stand; zustand; fertig",
    Meaning.DURATION: "dauer; aufwand; arbeitstage; werktage; tage; wochen",
    Meaning.OWNER_TITLE: "rolle; funktion; abteilung",
    Meaning.OWNER: r"""
        verantwortlich(?:e|er|keit)?; zuständig(?:e|er|keit)?; wer; ansprechpartner(?:in)?; bearbeiter(?:in)?
    """,
    Meaning.DUE: r"""
        fällig(?: am| bis)?; fälligkeit(?:sdatum)?; termin; datum; zieltermin; zieldatum; bis; bis wann; wann;
        frist; ende; enddatum; endtermin; plan-?(?:termin|datum); geplant.*; woche; kalenderwoche; kw
    """,
    Meaning.LEVEL: "typ; ebene",
    Meaning.KIND: "kategorie; bereich; thema",
    Meaning.STAGE: "phasen; abschnitt",
    Meaning.SIDE: "seite; partei; firma; unternehmen",
    Meaning.ID: r"pos; lfd\.? ?nr; nummer; kennung",
    Meaning.MILESTONE: "meilensteine?; etappenziele?",
    Meaning.ACTION: r"""
        aufgaben?; massnahmen?; schritte?; aktivität(?:en)?; aktion(?:en)?; tätigkeit(?:en)?; was; vorgang;
        arbeitspakete?; bezeichnung
    """,
}
"""Of a plan."""

RISK_HEADINGS = {
    Meaning.MITIGATION: "gegenmassnahmen?; massnahmen?",
    Meaning.PROBABILITY: "(?:eintritts)?wahrscheinlichkeit",
    Meaning.IMPACT: "auswirkung(?:en)?; schadenshöhe",
    Meaning.RISK: "risiko; risiken",
}
"""Of a list of risks."""

SIDES = {
    Side.BUYER: "kunden?; auftraggeber(?:in)?; käufer(?:in)?",
    Side.SELLER: "anbieter; lieferant(?:en)?; auftragnehmer(?:in)?; verkäufer(?:in)?; dienstleister",
    Side.BOTH: "beide; beide seiten; beide parteien; gemeinsam; alle",
}
OURS = "wir; uns; unser(?:e|er|seits)?"

STATES = {
    State.OPEN: "offen; nicht (?:begonnen|gestartet|erledigt); noch nicht.*; ausstehend; geplant",
    State.DROPPED: "entfällt; entfallen; storniert; abgesagt; gestrichen; verworfen",
    State.BLOCKED: "blockiert; wartet.*; warten auf .*; gestoppt; pausiert; zurückgestellt",
    State.IN_PROGRESS: r"""
        in arbeit; in bearbeitung; in prüfung; läuft; laufend; begonnen; angefangen; gestartet; verzögert;
        teilweise(?: erledigt)?
    """,
    State.DONE: "erledigt; abgeschlossen; fertig; beendet; ja; unterschrieben; freigegeben; abgenommen",
}
