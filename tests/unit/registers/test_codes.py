from graphmodel.registers.codes import read_credit_code, read_division_code

GOOD = "91110000600037341L"


def test_a_credit_code_is_brought_into_capitals_without_blanks():
    assert read_credit_code(" ９１１１００００６０００３７３４１ｌ ", strict=True) == (GOOD, None)


def test_a_credit_code_whose_check_fails_is_kept_with_a_warning_and_refused_when_strict():
    value, fault = read_credit_code(GOOD[:-1] + "1", strict=False)
    assert (value, fault.severity) == (GOOD[:-1] + "1", "warning")
    assert read_credit_code(GOOD[:-1] + "1", strict=True)[1].severity == "error"


def test_a_township_code_is_filled_up_to_twelve_digits():
    assert read_division_code("990101001") == ("990101001000", None)
    assert read_division_code(990101001001.0) == ("990101001001", None)


def test_a_division_code_of_another_length_is_kept_with_a_warning():
    for text in ("990101", "99010100100", "99010100100X"):
        value, fault = read_division_code(text)
        assert (value, fault.severity) == (text.casefold(), "warning")
