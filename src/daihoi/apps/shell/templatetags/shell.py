"""Words of the templates: figures, days, states, sources, icons, sentences.  Loaded everywhere, no ``{% load %}``."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django import template
from django.forms import Select
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext

from daihoi.core.sentences import Sentence
from daihoi.core.sources import Source, SourceStatus

from .. import figures
from ..states import Look, look_of

register = template.Library()
SPRITE = "vendor/icons/icons.svg"
DASH = mark_safe('<span class="dh-none">–</span>')


@register.simple_tag
def icon(name: str, label: object = "") -> SafeString:
    """``{% icon "lock" %}``: a sign beside a word.  With a label it speaks for itself."""
    if not name:
        return SafeString("")
    if label:
        return format_html(
            '<svg class="dh-icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>',
            label,
            static(SPRITE),
            name,
        )
    return format_html('<svg class="dh-icon" aria-hidden="true"><use href="{}#{}"></use></svg>', static(SPRITE), name)


@register.simple_tag
def sentence(words: object) -> str:
    """``{% sentence s %}``: a sentence of the law, or any text, in the language of the page."""
    return conditional_escape(said(words))


@register.filter
def said(words: object) -> str:
    """``{{ s|said }}``: the same, where a tag does not fit."""
    if isinstance(words, Sentence):
        return words.in_language(get_language() or "vi")
    return "" if words is None else words if isinstance(words, str) else str(words)


@register.simple_tag
def vnumber(value: Any, places: int | None = None) -> SafeString | str:
    """``{% vnumber 1234.5 %}``: 1.234,5 in Vietnamese, 1,234.5 in English."""
    if value is None or value == "":
        return DASH
    return format_html('<span class="dh-num">{}</span>', figures.number(value, places))


@register.simple_tag
def percent(part: Any, whole: Any, places: int = 2) -> SafeString:
    """``{% percent 181 348 %}``: 52,01 %."""
    if part is None or whole is None:
        return DASH
    return format_html('<span class="dh-num">{}</span>', figures.percent(part, whole, places))


@register.simple_tag
def day(value: date | None) -> SafeString:
    """``{% day d %}``: 22/11/2026."""
    if not value:
        return DASH
    return format_html('<time datetime="{}">{}</time>', value.isoformat()[:10], figures.day(value))


@register.simple_tag
def moment(value: datetime | None) -> SafeString:
    """``{% moment t %}``: 22/11/2026 14:05."""
    if not value:
        return DASH
    return format_html('<time datetime="{}">{}</time>', value.isoformat(timespec="minutes"), figures.moment(value))


@register.simple_tag
def shown(value: Any) -> SafeString | str:
    """``{% shown fact.value %}``: any value as people write it; nothing is a dash."""
    if value is None or value == "":
        return DASH
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, figures.Number):
        return vnumber(value)
    return sentence(value)


@register.simple_tag
def state_badge(state: object, label: object = "") -> SafeString:
    """``{% state_badge "late" %}`` or with its own word: ``{% state_badge "waiting" contest.get_state_display %}``."""
    look = look_of(state)
    return format_html(
        '<span class="dh-state dh-state-{}">{}{}</span>', look.colour, icon(look.icon), said(label) or look.label
    )


@register.filter
def look(state: object) -> Look:
    """``{{ cell.state|look }}``: colour, icon and label of a state."""
    return look_of(state)


@register.filter
def attr(thing: object, name: str) -> object:
    """``{{ stop.state|look|attr:"label" }}``: one property of what a filter gave."""
    return getattr(thing, name, "")


@register.filter
def key(value: object) -> str:
    """The plain word of an enumeration: ``{{ finding.severity|key }}``."""
    return str(getattr(value, "value", value) or "")


@register.filter
def words(text: str) -> list[str]:
    """``{% for state in "done now late"|words %}``."""
    return text.split() if isinstance(text, str) else text


@register.filter
def as_number(value: Any) -> str:
    """``{{ count|as_number }}``: 1.234 without markup, for sentences."""
    return figures.number(value) if isinstance(value, figures.Number) else str(value)


@register.filter
def left(seconds: int) -> str:
    """``{{ 130|left }}``: about 3 minutes left."""
    if seconds < 60:
        return ngettext("about %(n)s second left", "about %(n)s seconds left", seconds) % {"n": seconds}
    minutes = -(-seconds // 60)
    return ngettext("about %(n)s minute left", "about %(n)s minutes left", minutes) % {"n": minutes}


@register.filter
def minutes(span: timedelta) -> int:
    """``{{ span|minutes }}``: a length of time in whole minutes, rounded up."""
    return -int(-span.total_seconds() // 60)


@register.filter
def pages(table: Any) -> list[int]:
    """The page numbers worth showing; 0 stands for a gap."""
    last, now = table.paginator.num_pages, table.page.number
    near = sorted({1, last, *range(max(1, now - 2), min(last, now + 2) + 1)})
    shown_pages: list[int] = []
    for number in near:
        if shown_pages and number - shown_pages[-1] > 1:
            shown_pages.append(0)
        shown_pages.append(number)
    return shown_pages


@register.filter
def wrong_fields(form: Any) -> list[Any]:
    """The fields of a form that must be mended."""
    return [field for field in form if field.errors]


@register.filter
def control(field: Any) -> SafeString:
    """A field of a form without its label, in the style of the house."""
    widget = field.field.widget
    style = "form-select" if isinstance(widget, Select) else "form-control"
    markup: SafeString = field.as_widget(attrs={"class": f"{widget.attrs.get('class', '')} {style}".strip()})
    return markup


@register.simple_tag
def source(rule: Source | None) -> SafeString:
    """``{% source rule %}``: the article, and a mark where it is not verified."""
    if not rule:
        return SafeString("")
    marks = {
        SourceStatus.UNVERIFIED: ("dh-unverified", gettext("unverified")),
        SourceStatus.DERIVED: ("dh-unverified dh-derived", gettext("derived")),
    }
    place = ", ".join(part for part in (rule.article, rule.regulation) if part)
    mark = format_html('<span class="{}">{}</span>', *marks[rule.status]) if rule.status in marks else ""
    return format_html('<span class="dh-source"><cite>{}</cite>{}</span>', place, mark)


@register.tag
def figure(parser: Parser, token: Token) -> FigureNode:
    """``{% figure 181 of 348 %}``: a number never stands without what it is a part of."""
    words = token.split_contents()
    if len(words) != 4 or words[2] != "of":
        raise template.TemplateSyntaxError("figure is written {% figure n of base %}")
    return FigureNode(parser.compile_filter(words[1]), parser.compile_filter(words[3]))


class FigureNode(template.Node):
    child_nodelists = ()

    def __init__(self, part: FilterExpression, whole: FilterExpression) -> None:
        self.part, self.whole = part, whole

    def render(self, context: template.Context) -> SafeString:
        return figure_of(self.part.resolve(context), self.whole.resolve(context))


def figure_of(part: Any, whole: Any) -> SafeString:
    """The markup of one figure with its denominator and its share."""
    if part is None or part == "" or whole is None or whole == "":
        return DASH
    return format_html(
        '<span class="dh-figure"><b>{}</b>/{} <small>({})</small></span>',
        figures.number(part), figures.number(whole), figures.percent(part, whole),
    )  # fmt: skip


@register.tag
def sheet(parser: Parser, token: Token) -> SheetNode:
    """``{% sheet "Title" %}…{% endsheet %}``: one sheet of paper on the page."""
    words = token.split_contents()
    body = parser.parse(("endsheet",))
    parser.delete_first_token()
    return SheetNode(parser.compile_filter(words[1]) if len(words) > 1 else None, body)


class SheetNode(template.Node):
    def __init__(self, title: FilterExpression | None, nodelist: NodeList) -> None:
        self.title, self.nodelist = title, nodelist

    def render(self, context: template.Context) -> SafeString:
        title = format_html("<h2>{}</h2>", said(self.title.resolve(context))) if self.title else ""
        return format_html('<section class="dh-sheet">{}{}</section>', title, self.nodelist.render(context))
