"""All screens there are, each with how a test makes one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any

from textual.content import Content
from textual.screen import Screen

import reader.screens
from corpus.themes import Theme
from reader.comparison.view import MatrixView
from reader.exporting.options import Choices
from reader.report_filter import Picks
from reader.room.screen import Room
from reader.screens.base import BaseScreen, Dialog
from reader.screens.choice_list import ChoiceList
from reader.screens.command_screen import CommandScreen
from reader.screens.confirm import Confirm
from reader.screens.connections import ConnectionsScreen
from reader.screens.export.base import ExportBase
from reader.screens.export.screen import ExportScreen
from reader.screens.filter_list import FilterList, FilterRow
from reader.screens.help import HelpScreen
from reader.screens.jump import JumpScreen
from reader.screens.message_log import MessageLogScreen
from reader.screens.name_manager import NameManagerScreen
from reader.screens.notes.base import NotesBase
from reader.screens.notes.screen import NotesScreen
from reader.screens.overviews.base import OverviewScreen
from reader.screens.overviews.matrix import MatrixScreen
from reader.screens.overviews.matrix_base import MatrixBase
from reader.screens.overviews.synopsis import SynopsisScreen
from reader.screens.overviews.synopsis_base import SynopsisBase
from reader.screens.palette import Palette
from reader.screens.query_list import QueryList
from reader.screens.quiet import QuietScreen
from reader.screens.relations import RelationsScreen
from reader.screens.report_details import ReportDetailsScreen
from reader.screens.report_picker import ReportPicker
from reader.screens.search import SearchScreen
from reader.screens.sheet import Sheet
from reader.screens.source import SourceScreen
from reader.screens.store import StoreScreen
from reader.screens.tags import TagsScreen
from reader.screens.text_sheet import TextSheet
from reader.screens.themes import ThemesScreen
from reader.screens.too_small import TooSmallScreen
from reader.screens.versions import VersionsScreen
from reader.widgets.notes.list_view import View

KINDS = {
    CommandScreen,
    ExportBase,
    NotesBase,
    MatrixBase,
    SynopsisBase,
    BaseScreen,
    Dialog,
    NameManagerScreen,
    OverviewScreen,
    Sheet,
    TextSheet,
    ChoiceList,
    QueryList,
}
"""Screens that others are made from."""
EVERYWHERE = ("escape", "enter", "q")
"""Keys that leave something somewhere."""


def _picker(room: Room) -> Screen[Any]:
    return ReportPicker(Picks(room.workspace.reports), room.grid.column.report, ())


def _matrix(room: Room) -> Screen[Any]:
    return MatrixScreen(room.services, MatrixView(room.workspace.reports))


def _connections(room: Room) -> Screen[Any]:
    report = room.grid.column.report
    return ConnectionsScreen(room.analyses, report, report.reading[1], (frozenset(), frozenset()))


def _versions(room: Room) -> Screen[Any]:
    contents = room.notebook.contents
    assert contents is not None
    (placed,) = contents.notes
    return VersionsScreen(placed, placed)


def _relations(room: Room) -> Screen[Any]:
    contents = room.notebook.contents
    assert contents is not None
    return RelationsScreen(room.services, contents.notes[0].id)


def _describe(room: Room) -> Screen[Any]:
    about = room.grid.column.report.about
    return ReportDetailsScreen(about, about)


def _search(room: Room) -> Screen[Any]:
    return SearchScreen(room.analyses, room.controllers.search.noted, "harvests")


SCREENS: dict[type[Screen[Any]], Callable[[Room], Screen[Any]]] = {
    FilterList: lambda room: FilterList("A list", [FilterRow(0, Content("one"), "one")], 0, "nothing"),
    Confirm: lambda room: Confirm("Shall it be?", "do it"),
    ConnectionsScreen: _connections,
    TooSmallScreen: lambda room: TooSmallScreen(),
    ReportDetailsScreen: _describe,
    ExportScreen: lambda room: ExportScreen(room.services, Choices()),
    HelpScreen: lambda room: HelpScreen(),
    JumpScreen: lambda room: JumpScreen(room.analyses),
    MatrixScreen: _matrix,
    NotesScreen: lambda room: NotesScreen(room.services, View()),
    MessageLogScreen: lambda room: MessageLogScreen((), (), ()),
    Palette: lambda room: Palette(),
    ReportPicker: _picker,
    RelationsScreen: _relations,
    SearchScreen: _search,
    SourceScreen: lambda room: SourceScreen(room.background, room.grid.column.report, 1),
    StoreScreen: lambda room: StoreScreen(room.services),
    SynopsisScreen: lambda room: SynopsisScreen(room.services, Theme("Harvests"), room.grid.column.report.id),
    TagsScreen: lambda room: TagsScreen(room.services),
    ThemesScreen: lambda room: ThemesScreen(room.services),
    VersionsScreen: _versions,
}
"""Each screen above the room, and how it is made."""


def made_here() -> set[type[Screen[Any]]]:
    """All screens that the modules of reader.screens define."""
    found: set[type[Screen[Any]]] = set()
    for module in pkgutil.walk_packages(reader.screens.__path__, "reader.screens."):
        defined = vars(importlib.import_module(module.name)).values()
        found |= {
            each
            for each in defined
            if isinstance(each, type) and issubclass(each, Screen) and each.__module__ == module.name
        }
    return found - {QuietScreen}  # the part of BaseScreen that only draws
