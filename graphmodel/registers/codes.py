"""Codes: credit codes and division codes, brought into their one form and checked, never repaired."""

from stdnum.cn import uscc

from graphmodel.registers.cells import Cell, Fault, Read, read_text
from graphmodel.registers.texts import fold

_TOWNSHIP, _FULL = 9, 12


def read_credit_code(cell: Cell, *, strict: bool) -> Read:
    """Read a unified social credit code in capitals; one whose check fails is kept with a warning unless *strict*."""
    text, fault = read_text(cell)
    if fault or text is None:
        return None, fault
    code = fold(str(text)).upper().replace("-", "")
    if is_credit_code(code):
        return code, None
    return code, Fault("register.credit_code_wrong", "error" if strict else "warning")


def is_credit_code(code: str) -> bool:
    """Whether *code* is a unified social credit code with the right check digit."""
    return len(code) == 18 and bool(uscc.is_valid(code))


def read_division_code(cell: Cell) -> Read:
    """Read a division code of twelve digits; a township's nine are filled up with zeros."""
    text, fault = read_text(cell)
    if fault or text is None:
        return None, fault
    code = fold(str(text))
    if code.isdecimal() and len(code) in {_TOWNSHIP, _FULL}:
        return code.ljust(_FULL, "0"), None
    return code, Fault("register.division_code_wrong", "warning")
