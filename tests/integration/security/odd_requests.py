"""Input that no page of ours can mean. Each entry has a name, so that a failure says which one it was."""

from __future__ import annotations

from typing import Any

LONG = "a" * 5_000
URLENCODED = "application/x-www-form-urlencoded"

QUERIES: dict[str, str] = {
    "nul": "q=%00",
    "nul in a name": "%00=1",
    "broken utf-8": "q=%ff%fe%c3",
    "surrogate": "q=%ed%a0%80",
    "broken percent": "q=%zz%",
    "long": f"q={LONG}",
    "right to left": "q=%E2%80%AE%F0%9F%98%80",
    "brackets": "q[]=1&q[a]=2&q=",
    "nothing but signs": "=&&&==&;;",
    "many fields": "&".join(f"f{number}=1" for number in range(600)),
    "a page below one": "page=-1&cursor=-1&after=0",
    "a page beyond counting": "page=99999999999999999999999&cursor=99999999999999999999999",
    "not a page": "page=one&cursor=%2e%2e&after=NaN&before=Infinity",
    "injected order": "order=password&sort=-__class__&o=1;select&ordering=%27",
    "quotes": "q=%27%20OR%201%3D1--&topic=%22&state=%27&setting=%27",
    "an open redirect": "next=//evil.example/&next=https:%2f%2fevil.example",
    "a broken address": "next=http://[&redirect=http://[::1",
    "dates out of range": "from=0000-00-00&to=9999-12-31&on=31-02-2026&month=13&year=99999",
    "filters of the wrong kind": "topic=999999999999999999&state=None&setting=abc&adviser=-1&kind=%20&person=0",
    "regular expression": "q=((((((a%2b)%2b)%2b)%2b)%2b)%2b",
    "only spaces": "q=%20%20%09%0a",
    "search operators": "q=%21%26%7C%3A%2A%20%3C-%3E%20%28%29",
}

PATHS: dict[str, str] = {
    "nul": "/%00",
    "nul inside": "/about%00",
    "broken utf-8": "/%ff%fe",
    "double slash": "//evil.example/",
    "dots": "/../../etc/passwd",
    "encoded dots": "/%2e%2e/%2e%2e/etc/passwd",
    "line feed": "/about%0aSet-Cookie:%20x=1",
    "missing static file": "/static/nothing.css",
    "static file outside": "/static/../manage.py",
    "static nul": "/static/%00",
    "very long": "/" + "a" * 3_000,
    "unknown": "/no-such-page",
    "percent": "/%25%25%30%30",
    "semicolon": "/about;jsessionid=1",
    "backslash": "/about%5c..%5c",
}

# Keyword arguments of `Client.generic("POST", path, …)`.
BODIES: dict[str, dict[str, Any]] = {
    "empty": {"data": b"", "content_type": URLENCODED},
    "nul": {"data": b"email=%00&text=%00&code=%00", "content_type": URLENCODED},
    "foreign charset": {"data": b"text=%e9", "content_type": f"{URLENCODED}; charset=iso-8859-1"},
    "charset that is no text": {"data": b"a=b", "content_type": f"{URLENCODED}; charset=rot13"},
    "charset unknown": {"data": b"a=b", "content_type": f"{URLENCODED}; charset=nonsense"},
    "utf-16": {"data": "a=b".encode("utf-16"), "content_type": f"{URLENCODED}; charset=utf-16"},
    "binary": {"data": bytes(range(256)), "content_type": URLENCODED},
    "too many fields": {"data": b"&".join(b"f%d=1" % number for number in range(600)), "content_type": URLENCODED},
    "too large": {"data": b"text=" + b"a" * 1_100_000, "content_type": URLENCODED},
    "multipart without boundary": {"data": b"--x", "content_type": "multipart/form-data"},
    "multipart cut short": {
        "data": b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1',
        "content_type": "multipart/form-data; boundary=x",
    },
    "multipart boundary of bytes": {"data": b"--", "content_type": "multipart/form-data; boundary=\xff"},
    "multipart part with odd charset": {
        "data": b"--x\r\nContent-Disposition: form-data; name*=nonsense''a\r\n\r\n1\r\n--x--\r\n",
        "content_type": "multipart/form-data; boundary=x",
    },
    "multipart transfer encoding": {
        "data": b'--x\r\nContent-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%\r\n--x--\r\n',
        "content_type": "multipart/form-data; boundary=x",
    },
    "a file nobody asked for": {
        "data": b'--x\r\nContent-Disposition: form-data; name="f"; filename="../a.exe"\r\n\r\nMZ\r\n--x--\r\n',
        "content_type": "multipart/form-data; boundary=x",
    },
    "two files": {
        "data": b'--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n1\r\n'
        b'--x\r\nContent-Disposition: form-data; name="g"; filename="b"\r\n\r\n2\r\n--x--\r\n',
        "content_type": "multipart/form-data; boundary=x",
    },
    "file name with nul": {
        "data": b'--x\r\nContent-Disposition: form-data; name="f"; filename="a\x00.txt"\r\n\r\n1\r\n--x--\r\n',
        "content_type": "multipart/form-data; boundary=x",
    },
    "json": {"data": b'{"a": 1}', "content_type": "application/json"},
    "broken json": {"data": b"{", "content_type": "application/json"},
    "no type": {"data": b"a=b", "content_type": ""},
    "odd type": {"data": b"a=b", "content_type": ";;;=;"},
}

HEADERS: dict[str, dict[str, str]] = {
    "unknown host": {"HTTP_HOST": "evil.example"},
    "no host name": {"HTTP_HOST": "a b:c"},
    "broken host": {"HTTP_HOST": "["},
    "session of nul": {"HTTP_COOKIE": 'session="\\000"; csrf="\\000"'},
    "session of rubbish": {"HTTP_COOKIE": "session=" + "z" * 300 + "; csrf=%%%; messages=x"},
    "session of bytes": {"HTTP_COOKIE": "session=\xff\xfe; csrf=\xff"},
    "huge cookie": {"HTTP_COOKIE": "a=" + "b" * 9_000},
    "many cookies": {"HTTP_COOKIE": "; ".join(f"c{number}=1" for number in range(80))},
    "forwarded rubbish": {
        "HTTP_X_FORWARDED_FOR": "not-an-address, ,,",
        "HTTP_X_FORWARDED_PROTO": "gopher",
        "HTTP_X_FORWARDED_HOST": "evil.example",
        "HTTP_FORWARDED": "for=x",
    },
    "no address": {"REMOTE_ADDR": ""},
    "htmx rubbish": {
        "HTTP_HX_REQUEST": "true",
        "HTTP_HX_CURRENT_URL": "http://[",
        "HTTP_HX_TARGET": "\xff",
        "HTTP_HX_TRIGGERING_EVENT": "{",
        "HTTP_HX_CURRENT_URL_URI_AUTOENCODED": "true",
    },
    "broken referer": {"HTTP_REFERER": "http://[", "HTTP_ORIGIN": "http://["},
    "null origin": {"HTTP_ORIGIN": "null"},
    "language": {"HTTP_ACCEPT_LANGUAGE": "x" * 6_000},
    "accept": {"HTTP_ACCEPT": "*/*;q=nonsense,,;", "HTTP_ACCEPT_ENCODING": "br;q=2, gzip;q=x"},
    "conditions": {
        "HTTP_IF_MODIFIED_SINCE": "yesterday",
        "HTTP_IF_NONE_MATCH": '"',
        "HTTP_IF_MATCH": "***",
        "HTTP_RANGE": "bytes=9-1,-,x",
    },
    "agent of nul": {"HTTP_USER_AGENT": "a\x00b"},
    "agent, long": {"HTTP_USER_AGENT": "m" * 8_000},
    "agent of bytes": {"HTTP_USER_AGENT": "\xff\xfe\xe9"},
    "no agent": {"HTTP_USER_AGENT": ""},
    "length of words": {"CONTENT_LENGTH": "many"},
    "length below nothing": {"CONTENT_LENGTH": "-5"},
    "authorization": {"HTTP_AUTHORIZATION": "Basic %%%"},
    "method override": {"HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE"},
}

METHODS = ("PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "get", "NONSENSE", "X" * 300)
