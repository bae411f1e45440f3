"""Judges a value of the spec by the type of its field, as the generated model will judge it."""

from __future__ import annotations

import datetime as dt
import ipaddress
import re

from miko_gen.spec.fields import AnyValue, Scalar

_PHONE = re.compile(r"\+?[0-9*#]{1,64}")
# As PHP's FILTER_VALIDATE_EMAIL, which Phalcon asks: dotted words of ASCII, a domain of letters, digits and inner hyphens.
_EMAIL = re.compile(
    r"(?=[^@]{1,64}@)[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*"
    r"@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])?",
    re.ASCII | re.IGNORECASE,
)
_URL = re.compile(r"[a-z][a-z0-9+.-]*://[^\s/]+\S*", re.IGNORECASE)
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")


def judge(field: AnyValue, value: Scalar) -> str:
    """What is wrong with ``value`` for ``field``, to follow a noun; empty when nothing is."""
    if field.type == "bool":
        return "" if isinstance(value, bool) else "must be true or false"
    if field.type in ("integer", "number"):
        return _number(field, value)
    if field.type == "reference":
        return "" if isinstance(value, (str, int)) and not isinstance(value, bool) else "must be the key of a row"
    if not isinstance(value, str):
        return "must be text: put it into quotes"
    if field.type == "enum":
        known = list(field.values or {})
        return "" if value in known or not known else f"must be one of {', '.join(known)}"
    return _length(field, value) or _form(field, value)


def _number(field: AnyValue, value: Scalar) -> str:
    if isinstance(value, bool) or not isinstance(value, int if field.type == "integer" else (int, float)):
        return "must be a whole number" if field.type == "integer" else "must be a number"
    if field.minimum is not None and value < field.minimum:
        return f"is smaller than the minimum {field.minimum}"
    if field.maximum is not None and value > field.maximum:
        return f"is larger than the maximum {field.maximum}"
    return ""


def _length(field: AnyValue, value: str) -> str:
    if field.min_length is not None and len(value) < field.min_length:
        return f"is shorter than {field.min_length} characters"
    if field.max_length is not None and len(value) > field.max_length:
        return f"is longer than {field.max_length} characters"
    return ""


def _form(field: AnyValue, value: str) -> str:
    if field.type == "phone" and not _PHONE.fullmatch(value):
        return "must be a phone number: digits, *, # and a leading +"
    if field.type == "email" and not _EMAIL.fullmatch(value):
        return "must be an e-mail address"
    if field.type == "url" and not _URL.fullmatch(value):
        return "must be a URL such as https://example.com"
    if field.type == "ip" and not _is_ip(value):
        return "must be an IP address"
    if field.type == "date-time" and not _is_date_time(value):
        return "must be a date and time such as 2026-01-31 23:59:59"
    if field.type == "extension" and not re.fullmatch(r"[0-9*#]{1,32}", value):
        return "must be an extension number"
    if field.pattern is not None and not _matches(field.pattern, value):
        return f"does not match {field.pattern}"
    return ""


def _is_ip(value: str) -> bool:
    try:
        ipaddress.ip_address(value)
    except ValueError:
        return False
    return True


def _is_date_time(value: str) -> bool:
    if not _DATE_TIME.fullmatch(value):
        return False
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _matches(pattern: str, value: str) -> bool:
    try:
        return re.fullmatch(pattern, value) is not None
    except re.error:
        return True
