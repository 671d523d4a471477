"""The whole flow on one screen: two documents and a witness in, an `Audit` out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from translaudit.align import Alignment, Relation, Statement
from translaudit.align.aligner import align
from translaudit.align.profiles import Embed
from translaudit.align.statements import find_statements
from translaudit.align.units import align_units
from translaudit.articles import Article, read_article
from translaudit.checks import select_checks
from translaudit.checks.base import Case
from translaudit.checks.run import run_checks
from translaudit.config import Config
from translaudit.documents import Document, detect_language, language_name
from translaudit.errors import InputError
from translaudit.findings import Side
from translaudit.inputs.extraction import Unit
from translaudit.language_models.base import LanguageModel
from translaudit.lexicon import Lexicon
from translaudit.penalty import penalty_of
from translaudit.phrases.beads import paired_texts
from translaudit.quality import article_quality, segment_quality
from translaudit.record import Audit, AuditedDocument, AuditedPair, Notice, Quality
from translaudit.score import Scores, score_document, score_segment
from translaudit.signature import signature_of
from translaudit.testimony import hear_about_pairs, hear_language_model, retranslate
from translaudit.translators.base import Retranslation, Translator


def audit_documents(
    source: Document,
    target: Document,
    translator: Translator | None,
    config: Config,
    lexicon: Lexicon,
    *,
    relation: Relation | None = None,
    units: Sequence[Unit] | None = None,
    embed: Embed | None = None,
    language_model: LanguageModel | None = None,
    notices: tuple[Notice, ...] = (),
) -> Audit:
    """Audit a published translation against its source.

    Args:
        source: the original article.
        target: the published translation.
        translator: the witness; None runs the checks that need none.
        config: settings of the audit.
        lexicon: names, titles, terms and phrases known beforehand.
        relation: what the two articles are to each other, where that is known; None decides it from the alignment.
        units: stretches of the two texts that are known to be translations of each other; they take the aligner's
            place, and the relation is parallel.
        embed: sentence embeddings as a further witness for the aligner.
        language_model: a causal model of the target language that weighs mendings of phrases.
        notices: what the set-up of the audit has to say, passed on to the report.

    Raises:
        InputError: the two articles are in the same language, or source and target are swapped.
        ModelError: the translator fails.
    """
    _refuse_wrong_languages(source, target)
    checks = select_checks(config.select, config.ignore)
    before, after = read_article(source, Side.SOURCE), read_article(target, Side.TARGET)
    retranslations = retranslate(translator, before)
    if units is None:
        alignment = align_articles(before, after, retranslations, relation, embed)
    else:
        alignment = align_units(before, after, units)
    testimony = hear_about_pairs(translator, checks, before, after, alignment, retranslations)
    case = Case(
        source=before,
        target=after,
        alignment=alignment,
        retranslations=tuple(each if each and each.healthy else None for each in retranslations),
        ailing=tuple(each if each and each.failed else None for each in retranslations),
        lexicon=lexicon,
        forced=testimony.forced,
        contrasts=testimony.contrasts,
        draft=config.draft,
    )
    case = replace(case, surprisals=hear_language_model(language_model, checks, case))
    findings, not_run = run_checks(checks, case, config.severities)
    qualities = _qualities(case)
    pairs = tuple(_pairs(case, retranslations, qualities))
    return Audit(
        signature=signature_of(translator, alignment, lexicon, language_model if case.surprisals else None),
        relation=alignment.relation,
        relation_figures=alignment.figures,
        source=_audited(before),
        target=_audited(after),
        model=translator.name if translator else None,
        scores=_document_scores(case, pairs),
        quality=article_quality(list(qualities.values())),
        penalty=penalty_of(findings, len(target.text.split())),
        findings=findings,
        pairs=pairs,
        statements=shared_statements(before, after, retranslations, alignment.relation),
        not_run=not_run,
        notices=notices,
    )


def _refuse_wrong_languages(source: Document, target: Document) -> None:
    seen = detect_language(source.text), detect_language(target.text)
    names = source.path or "the source", target.path or "the target"
    if seen == (target.lang, source.lang):
        raise InputError(
            f"source and target are swapped: {names[0]} is {language_name(target.lang)} and {names[1]} is "
            f"{language_name(source.lang)}; give the {language_name(source.lang)} article first"
        )
    for name, lang, document in zip(names, seen, (source, target), strict=True):
        if lang is not None and lang != document.lang:
            raise InputError(
                f"{name} is {language_name(lang)}, not {language_name(document.lang)}: "
                f"give the {language_name(source.lang)} source, then its {language_name(target.lang)} translation"
            )


def align_articles(
    source: Article,
    target: Article,
    retranslations: Sequence[Retranslation | None],
    relation: Relation | None = None,
    embed: Embed | None = None,
) -> Alignment:
    """Align two articles by the re-translations that may testify, and by sentence embeddings where there are some."""
    alignment = align(
        _sentences(source),
        _sentences(target),
        _believed(retranslations),
        source_lang=source.lang,
        target_lang=target.lang,
        embed=embed,
    )
    return alignment.declared(relation) if relation else alignment


def shared_statements(
    source: Article, target: Article, retranslations: Sequence[Retranslation | None], relation: Relation
) -> tuple[Statement, ...]:
    """What two reports of one event both say; nothing for other pairs.

    A sentence of the target goes to the sentence of the source that is most like it.
    """
    if relation is not Relation.COMPARABLE:
        return ()
    found = find_statements(
        _sentences(source),
        _sentences(target),
        _believed(retranslations),
        source_lang=source.lang,
        target_lang=target.lang,
    )
    taken: set[int] = set()
    kept = []
    for statement in sorted(found, key=lambda each: -each.similarity):
        if taken.isdisjoint(statement.target):
            taken.update(statement.target)
            kept.append(statement)
    return tuple(sorted(kept, key=lambda each: each.source))


def _sentences(article: Article) -> list[str]:
    return [article.segment_text(index) for index in range(len(article.segments))]


def _believed(retranslations: Sequence[Retranslation | None]) -> list[str | None]:
    return [each.text if each and each.healthy else None for each in retranslations]


def _qualities(case: Case) -> dict[int, Quality]:
    """Quality by number of the bead, where the pair is parallel: two reports of one event cannot be held together."""
    if case.alignment.relation is not Relation.PARALLEL:
        return {}
    languages = case.source.lang, case.target.lang
    estimates = ((pair.number, segment_quality(pair, languages)) for pair in paired_texts(case))
    return {number: quality for number, quality in estimates if quality is not None}


def _pairs(
    case: Case, retranslations: Sequence[Retranslation | None], qualities: Mapping[int, Quality]
) -> Iterator[AuditedPair]:
    for number, bead in enumerate(case.alignment.beads):
        heard = [each for each in (retranslations[index] for index in bead.source) if each]
        hypothesis = " ".join(case.target.segment_text(index) for index in bead.target)
        retranslation = " ".join(each.text for each in heard) if heard else None
        readable = all(each.readable for each in heard)
        yield AuditedPair(
            source=bead.source,
            target=bead.target,
            similarity=round(bead.similarity, 4),
            retranslation=retranslation,
            ailments=tuple(dict.fromkeys(ailment for each in heard for ailment in each.ailments)),
            scores=score_segment(hypothesis, retranslation) if hypothesis and retranslation and readable else {},
            quality=qualities.get(number),
        )


def _document_scores(case: Case, pairs: Sequence[AuditedPair]) -> Scores:
    scored = [
        (" ".join(case.target.segment_text(index) for index in pair.target), pair.retranslation)
        for pair in pairs
        if pair.scores
    ]
    if not scored:
        return {}
    return score_document([hypothesis for hypothesis, _ in scored], [reference or "" for _, reference in scored])


def _audited(article: Article) -> AuditedDocument:
    document = article.document
    return AuditedDocument(
        path=document.path,
        lang=document.lang,
        sha256=document.sha256,
        text=document.text,
        segments=article.segments,
        origin=document.origin,
    )
