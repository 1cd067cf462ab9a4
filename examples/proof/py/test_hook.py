"""Tests of the receiver. A mention such as pay/I01@ledger is no marker."""
import pytest


def parse(body):
    if not body.startswith("{"):
        raise ValueError("no JSON")
    return body


@pytest.mark.parametrize("body", ["", "<xml>", "[" * 100])
def test_hostile_input(body):
    """Refused before anything is done with it.

    Verifies: pay/T02@edge
    """
    with pytest.raises(ValueError):
        parse(body)


class TestRecords:
    # Verifies: pay/R01@edge
    def test_receipt_is_kept(self):
        assert parse("{}") == "kept"


def test_amount(record_property):
    record_property("trustseam", "pay/T05@edge")
    assert parse("{}") == "{}"
