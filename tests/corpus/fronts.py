"""First pages of all kinds, each with what it says of itself: (page, title, authors, date); invented."""

from __future__ import annotations

BODY = """

The keepers of the gauges wrote down every level of the water since March 1987, and in the winter of 1991 they
found that the locks had been opened far too late for the boats.

A second paragraph says that nobody read the national report of the board until the flood of May 1988 had
gone, and that the water strategy of the towns, which came by then, was too late for everybody.
"""
ANNA, BOTH = ("Anna Keeper",), ("Anna Keeper", "Bruno Clerk")

TEXTS: dict[str, tuple[str, str, tuple[str, ...], str | None]] = {
    "a name and a month": (
        "The Locks in Review\n\nAnna Keeper\n\nApril 2003",
        "The Locks in Review",
        ANNA,
        "2003-04",
    ),
    "by two, published": (
        "The Locks\n\nBy Anna Keeper and Bruno Clerk\n\nPublished April 5, 2018",
        "The Locks",
        BOTH,
        "2018-04-05",
    ),
    "German": (
        "Die Schleusen im Rückblick\n\nvon Anna Wärter\n\nStand: 5. April 2018",
        "Die Schleusen im Rückblick",
        ("Anna Wärter",),
        "2018-04-05",
    ),
    "French": (
        "Les écluses\n\npar Anne Gardien\n\nPublié le 5 avril 2018",
        "Les écluses",
        ("Anne Gardien",),
        "2018-04-05",
    ),
    "an event in the title": (
        "The Flood of 11 September 1991 and What Came After It\n\nAnna Keeper",
        "The Flood of 11 September 1991 and What Came After It",
        ANNA,
        None,
    ),
    "years that the title is about": (
        "Water Policy 1991-2001\n\nA Study",
        "Water Policy 1991-2001",
        (),
        None,
    ),
    "a goal": ("Agenda 2025: What Remains to be Done", "Agenda 2025: What Remains to be Done", (), None),
    "since": ("The Future of the Locks Since 2001", "The Future of the Locks Since 2001", (), None),
    "a title on four lines": (
        "NATIONAL\nWATER\nSTRATEGY\nOF THE UNITED TOWNS\n\nMAY 1999",
        "NATIONAL WATER STRATEGY OF THE UNITED TOWNS",
        (),
        "1999-05",
    ),
    "spaced letters": ("M A R C H 2 0 0 7\n\nGA UGE S AND LO CKS", "GAUGES AND LOCKS", (), "2007-03"),
    "a place": ("Levels of the Water\n\nBrussels, 5 April 2018", "Levels of the Water", (), "2018-04-05"),
    "a series with numbers": (
        "Harbour Papers No. 1987\n\nThe Upper Lock: Problems and Prospects\n\nAnna Keeper\n\n"
        "Working Paper 12/2004, December 2004",
        "The Upper Lock: Problems and Prospects",
        ANNA,
        "2004-12",
    ),
    "rights": ("The Upper Lock\n\n© 2015 Harbour Institute", "The Upper Lock", (), "2015"),
    "received and published": (
        "The Lock\n\nAnna Keeper\n\nReceived 3 May 2010; accepted 5 June 2011; published online 7 July 2011",
        "The Lock",
        ANNA,
        "2011-07-07",
    ),
    "retrieved": ("The Upper Lock\n\nRetrieved 3 May 2020", "The Upper Lock", (), None),
    "a year that is to come": ("The Upper Lock\n\n5 April 9999", "The Upper Lock", (), None),
    "a day that is none": ("The Upper Lock\n\n30 February 2018", "The Upper Lock", (), "2018-02"),
    "an office": (
        "The Upper Lock\n\nby Anna Keeper, Senior Fellow, Harbour Institute",
        "The Upper Lock",
        ANNA,
        None,
    ),
    "a body with commas": (
        "The Upper Lock\n\nPrepared by the Ministry of Waters, Locks and Fisheries\n\nJune 2001",
        "The Upper Lock",
        ("Ministry of Waters, Locks and Fisheries",),
        "2001-06",
    ),
    "capitals": ("THE UPPER LOCK\n\nBY ANNA KEEPER\n\nJUNE 2001", "THE UPPER LOCK", ANNA, "2001-06"),
    "by a year": ("The Upper Lock\n\nBy 2030 all locks shall be new", "The Upper Lock", (), None),
    "a case": (
        "IN THE SUPREME COURT\n\nKEEPER v. THE HARBOUR BOARD\n\nNo. 18-1234\n\n"
        "Argued March 2, 2018 - Decided June 27, 2018",
        "KEEPER v. THE HARBOUR BOARD",
        (),
        "2018-06-27",
    ),
    "a memorandum": (
        "MEMORANDUM\n\nTO: The Board\nFROM: Anna Keeper\nDATE: 12 March 1998\nSUBJECT: Gauges",
        "Gauges",
        ANNA,
        "1998-03-12",
    ),
    "labels": ("Title: The Locks\nAuthor: Anna Keeper\nDate: 2018-04-05", "The Locks", ANNA, "2018-04-05"),
    "an address": (
        "The Upper Lock\n\n1200 17th Street, Suite 1900, Washington, DC 20036\n\nTel 2025551998",
        "The Upper Lock",
        (),
        None,
    ),
    "a speech": (
        "The Locks We Need\n\nSpeech by Anna Keeper at the Harbour Forum\nRotterdam, 3 June 2009",
        "The Locks We Need",
        (),
        "2009-06-03",
    ),
    "a thesis": (
        "THE LOCKS OF THE LOWER RIVER\n\nA thesis submitted to the University of the Towns\n"
        "for the degree of Doctor of Philosophy\n\nby\n\nAnna Keeper\n\nSeptember 2011",
        "THE LOCKS OF THE LOWER RIVER",
        ANNA,
        "2011-09",
    ),
    "versions": (
        "Working Paper 2014-07\n\nGauges and Growth\n\nAnna Keeper and Bruno Clerk∗\n\n"
        "This version: May 2014. First version: January 2012.",
        "Gauges and Growth",
        BOTH,
        "2014-05",
    ),
    "a specialist": (
        "Locks: Background and Issues\n\nAnna Keeper\nSpecialist in Locks\n\nUpdated January 5, 2017",
        "Locks: Background and Issues",
        ANNA,
        "2017-01-05",
    ),
    "labels in German": (
        "Warum Schleusen?\n\nAutor: Bernd Schleuser\nVeröffentlicht am 3. März 2021",
        "Warum Schleusen?",
        ("Bernd Schleuser",),
        "2021-03-03",
    ),
    "a book": (
        "The History of the Lock\n\nFirst published 1987\nReprinted 1991, 1995\n\nISBN 0 1234 5678 9",
        "The History of the Lock",
        (),
        "1987",
    ),
    "a diary": (
        "The War Diary of Anna Keeper, 1939 to 1945",
        "The War Diary of Anna Keeper, 1939 to 1945",
        (),
        None,
    ),
    "older than what it knows": (
        "The Siege\n\nA Story of Three Towns and One River in the Year 1943\n\n",
        "A Story of Three Towns and One River in the Year 1943",
        (),
        None,
    ),
}

MARKDOWN: dict[str, tuple[str, str, tuple[str, ...], str | None]] = {
    "a header without a title": (
        "---\nlayout: post\ntags: [a]\n---\n\n# The Locks\n\n*By Anna Keeper, 5 April 2018*",
        "The Locks",
        ANNA,
        "2018-04-05",
    ),
    "a header with a login": (
        "---\nauthor: akeeper\n---\n# The Locks\n\nBy Anna Keeper",
        "The Locks",
        ANNA,
        None,
    ),
    "many first headings": (
        "# The Locks\n\nAnna Keeper · April 2018\n\n# Introduction",
        "The Locks",
        ANNA,
        "2018-04",
    ),
    "labels": (
        "# The Locks\n\n**Author:** Anna Keeper  \n**Date:** March 2020",
        "The Locks",
        ANNA,
        "2020-03",
    ),
    "a blog": (
        "# The Locks\n\nPosted by [Anna Keeper](http://x.y) on 3 May 2019 in News",
        "The Locks",
        ANNA,
        "2019-05-03",
    ),
    "a list": (
        "# The Locks\n\n- Published: 2019-05-03\n- Author: Anna Keeper",
        "The Locks",
        ANNA,
        "2019-05-03",
    ),
    "pandoc's head": ("% The Locks\n% Anna Keeper; Bruno Clerk\n% June 2018\n", "The Locks", BOTH, "2018-06"),
    "names above an abstract": (
        "# The Locks\n\nAnna Keeper, Bruno Clerk\n\n## Abstract",
        "The Locks",
        BOTH,
        None,
    ),
    "a menu": ("# The Locks\n\nMain Menu\n\nRelated Links", "The Locks", (), None),
    "a table": (
        "# The Locks\n\n| Author | Anna Keeper |\n|---|---|\n| Date | 2017-05-06 |\n",
        "The Locks",
        ANNA,
        "2017-05-06",
    ),
    "a version": ("# The Tool\n\nSince version 2.0 (March 2019) it works.", "The Tool", (), None),
}

HTML: dict[str, tuple[str, str, tuple[str, ...], str | None]] = {
    "metadata go first": (
        "<title>The Locks | Site</title><meta name=author content=dgoltz>"
        '<meta property="article:published_time" content="2018-04-05T10:00"><body><h1>The Locks</h1>'
        '<p class="byline">By Anna Keeper</p><p>6 May 2019</p>',
        "The Locks",
        ANNA,
        "2018-04-05",
    ),
    "a byline": (
        "<title>The Locks</title><h1>The Locks</h1><p>By <a>Anna Keeper</a> | April 5, 2018</p>",
        "The Locks",
        ANNA,
        "2018-04-05",
    ),
    "spans": (
        "<title>The Locks</title><h1>The Locks</h1><div><b>Anna Keeper</b> <i>5 April 2018</i></div>",
        "The Locks",
        ANNA,
        "2018-04-05",
    ),
    "published, then updated": (
        "<title>The Locks</title><h1>The Locks</h1><p>Published: 5 April 2018. Last updated: 3 May 2020</p>",
        "The Locks",
        (),
        "2018-04-05",
    ),
    "untitled": (
        "<title>untitled</title><p><b>The Locks</b></p><p>March 2004</p>",
        "The Locks",
        (),
        "2004-03",
    ),
}
