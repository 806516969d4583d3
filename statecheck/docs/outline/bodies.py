"""What stands in the place of a model: fields, variants and values."""

from collections.abc import Iterator

from statecheck.docs.blocks import (
    Block,
    Cell,
    Code,
    Facts,
    Grid,
    Inline,
    Name,
    Paragraph,
    Row,
    Told,
    Words,
)
from statecheck.docs.outline.facts import doubt
from statecheck.docs.outline.fields import fields, json_text
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.words import if_words, listed, parted
from statecheck.spec import Absence, EnumValue, Model, ModelUse, Table


def use(body: ModelUse, subject: Subject, nothing: str = "none") -> Cell:
    """Return what stands in the place of a model."""
    if body is None:
        return (Words("not stated"),)
    if isinstance(body, Absence):
        return (Words(nothing if body is Absence.NONE else "not known"),)
    if isinstance(body, str):
        return (subject.model(body),)
    return listed([(Name(name),) for name in body.fields or ()]) or (
        Words("as shown below"),
    )


def blocks_of(body: ModelUse, subject: Subject, about: str) -> Iterator[Block]:
    """Yield the fields of what stands in the place of a model."""
    model = subject.system.models.get(body) if isinstance(body, str) else body
    if isinstance(body, str) and not isinstance(body, Absence) and model is None:
        yield Paragraph((Words("Nothing declares "), Name(body), Words(".")))
    if not isinstance(model, Model):
        return
    yield from model_blocks(model, subject, about)


def model_blocks(model: Model, subject: Subject, about: str) -> Iterator[Block]:
    """Yield the fields, variants and values of a model."""
    if model.fields:
        yield fields(model.fields, subject, about)
    elif model.fields is not None and not model.variants:
        yield Paragraph((Words("It has no fields."),))
    elif model.enum is None and not model.variants:
        yield Paragraph((Words("Nobody says which fields it has."),))
    if model.enum is not None:
        yield values(model.enum, subject, f"Values of {about}")
    if model.variants:
        yield _variants(model, subject, about)
    facts: list[tuple[str, Cell]] = []
    if model.incomplete:
        facts.append(("Complete", (Words("no, there is more than is known"),)))
    if model.open is not None:
        facts.append(("Others may come", (Words(_open(model.open)),)))
    if facts:
        yield Facts(tuple(facts))


def _open(said: object) -> str:
    return "as configured" if said == "configured" else "yes" if said else "no"


def values(there: Table[EnumValue], subject: Subject, about: str) -> Grid:
    """Return the values of an enumeration as a table."""
    rows = tuple(
        Row(
            (
                (Name(value.name),),
                tuple(
                    parted(
                        (
                            (Told(value.description),) if value.description else (),
                            if_words(value.if_),
                            doubt(value.fact, subject),
                        ),
                        Words(" "),
                    )
                ),
            )
        )
        for value in there.values()
    )
    return Grid(about, ("Value", "Description"), rows)


def _variants(model: Model, subject: Subject, about: str) -> Grid:
    rows: list[Row] = []
    for value, variant in model.variants.items():
        what: Cell
        if isinstance(variant, str):
            what = (subject.model(variant),)
        else:
            names: list[Inline] = [Name(name) for name in variant.fields or ()]
            what = listed([(name,) for name in names]) or (Words("nothing more"),)
        rows.append(Row(((Name(value),), what)))
    column = model.discriminator or "Value"
    return Grid(f"Variants of {about}", (column, "Adds"), tuple(rows))


def example(value: object, label: str) -> Code:
    """Return a message as it is sent."""
    return Code(json_text(value, indent=2), "json", label)
