"""``workbench translate``: an article side by side with its translation, terms enforced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli import console
from workbench.cli.guard import guarded
from workbench.cli.memory_use import recalling
from workbench.cli.options import (
    Encoding,
    From,
    Glossaries,
    Layout,
    Output,
    Quiet,
    WholePage,
    exit_with,
    load_glossary,
    output_suffix,
    parse_fail_on,
    refuse_same_file,
)

if TYPE_CHECKING:
    from workbench.article import Article
    from workbench.engines import Engine
    from workbench.glossary.store import Glossary
    from workbench.locales import Locale
    from workbench.recalling import Recall


@guarded
def translate(
    article: Annotated[
        str,
        typer.Argument(
            help="Article (text, Markdown, HTML, DOCX, EPUB, PDF …); - is standard input."
        ),
    ],
    to: Annotated[str, typer.Option("--to", help="Locale to translate into: en, zh-CN, zh-TW …")],
    glossary: Glossaries = None,
    output: Output = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="html, pdf, md, txt, docx, xlsx, tsv, epub, tmx, xlf, xliff or jsonl.",
        ),
    ] = None,
    layout: Layout = None,
    from_: From = None,
    encoding: Encoding = None,
    whole_page: WholePage = False,
    device: Annotated[str, typer.Option(help="Where the model runs: cpu or cuda.")] = "cpu",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            help="Exit 1 from this severity on: error, warning, info, never; or where a use of a "
            "term is not met: terms.",
        ),
    ] = "never",
    count: Annotated[
        str,
        typer.Option(
            "--terms",
            help="How uses count: strict (one mention each) or natural (one may meet several).",
        ),
    ] = "strict",
    explain: Annotated[
        bool, typer.Option("--explain", help="Print how each use of a term was met.")
    ] = False,
    only_target: Annotated[
        bool,
        typer.Option(
            "--only-target",
            help="Write the translated article itself, in the format of its source.",
        ),
    ] = False,
    memory: Annotated[
        str | None,
        typer.Option(
            "--memory",
            help="Translation memory to recall from and to store in; made if it is not there.",
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Translate an article and write it side by side with its source.

    Without -o the result is shown on the terminal. With --only-target the article itself is written
    in the format of its source, with its links, emphasis, pictures and styles.
    """
    from workbench.article import Met
    from workbench.bilingual import render
    from workbench.cli.only_target import layout_for, write_target
    from workbench.documents import open_document
    from workbench.documents.files import check_writable, write_bytes
    from workbench.errors import ExitCode, UsageError
    from workbench.locales import parse_locale
    from workbench.rewriting import for_rewriting

    target_locale = parse_locale(to)
    source_locale = parse_locale(from_) if from_ else None
    for_terms = fail_on.lower() == "terms"
    threshold = None if for_terms else parse_fail_on(fail_on)
    if device not in {"cpu", "cuda"}:
        raise UsageError(f"unknown device {device!r}", hint="choose cpu or cuda")
    if count not in {"strict", "natural"}:
        raise UsageError(f"unknown count {count!r}", hint="choose strict or natural")
    if output:
        check_writable(output)
        refuse_same_file(article, output)
    if layout and (only_target or not (output or format_)):
        raise UsageError("--layout is of the side-by-side output", hint="add -o FILE.docx")
    suffix = _side_by_side(output, format_, layout) if not only_target else ""
    terms = load_glossary(glossary)
    document = open_document(article, encoding, whole_page=whole_page)
    source = document.article(source_locale)
    own = layout_for(document, output, format_) if only_target else None
    prepared = for_rewriting(source, own) if own else source
    with recalling(memory, (article, output), quiet=quiet) as recall:
        result = _run(
            prepared, target_locale, terms, device, recall, natural=count == "natural", quiet=quiet
        )
    _notes(result, quiet=quiet)
    if own:
        result = write_target(document, own, result, output or "-", quiet=quiet)
    elif suffix:
        write_bytes(output or "-", render(result, suffix, layout))
    else:
        from workbench.bilingual.terminal import Bilingual

        console.print_rich(Bilingual(result))
    if (suffix or only_target) and not quiet:
        _summary(result, output or "-")
    if explain:
        _explain(result)
    if for_terms and any(use.met is Met.NOT_MET for use in result.uses):
        raise typer.Exit(ExitCode.FINDINGS)
    exit_with(result.findings, threshold)


def _side_by_side(output: str | None, format_: str | None, layout: str | None) -> str:
    """Return the suffix of the side-by-side output; empty where the terminal is to show it."""
    from workbench.bilingual import find_writer
    from workbench.documents.files import check_writable

    if not (output or format_):
        return ""
    suffix = output_suffix(output or "-", format_, layout)
    check_writable(output or "-", text=find_writer(suffix).is_text)
    return suffix


def _run(
    source: Article,
    target_locale: Locale,
    terms: Glossary,
    device: str,
    recall: Recall | None,
    *,
    natural: bool,
    quiet: bool,
) -> Article:
    from workbench import pipeline

    prepared = pipeline.prepare(source)
    engine = _engine(prepared, target_locale, device)
    total = sum(1 for _ in prepared.segments)
    done = 0
    with console.progress_bar("translating", quiet=quiet, total=total) as report:

        def advance(count: int) -> None:
            nonlocal done
            done += count
            report(done, total)

        return pipeline.translate(
            prepared, target_locale, engine, terms, advance, natural=natural, recall=recall
        )


def _engine(article: Article, target_locale: Locale, device: str) -> Engine:
    from workbench.engines.argos import ArgosEngine
    from workbench.engines.packages import find
    from workbench.errors import UsageError

    source = article.source_locale.language
    if source == target_locale.language:
        hint = "workbench convert changes script and region; --from overrides the detected locale"
        raise UsageError(
            f"{article.name} is {article.source_locale.name} already: nothing to translate into "
            f"{target_locale}",
            hint=hint,
        )
    return ArgosEngine(find(source, target_locale.language), device=device)


def _notes(article: Article, *, quiet: bool) -> None:
    for text in article.notes:
        console.note(text, quiet=quiet)


def _summary(article: Article, output: str) -> None:
    from workbench.bilingual.summary import summarise
    from workbench.cli.guard import print_line

    print_line(summarise(article).sentence)
    print_line(article.signature)
    if output != "-":
        print_line(f"written: {output}")


def _explain(article: Article) -> None:
    from workbench.bilingual.accounts import account_lines
    from workbench.cli.guard import print_line

    for line in account_lines(article):
        print_line(line)
