"""Local web servers that behave as badly as any on the internet, on loopback, with certificates of an authority of ours."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Handler = Callable[[ssl.SSLSocket, str], None]  # the socket, and the head of the request
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Authority:
    """An authority of tests alone, and one certificate by it for `*.site.example`."""

    folder: Path

    @property
    def trusted(self) -> str:
        return str(self.folder / "authority.pem")

    def server_context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / "site.pem")
        return context


def make_authority(folder: Path) -> Authority:
    """Keys and certificates, valid for a day either way."""
    authority_key, site_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Authority of the tests")])
    ca = _certificate(name, name, authority_key, authority_key, x509.BasicConstraints(ca=True, path_length=0))
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "site.example")])
    names = x509.SubjectAlternativeName([x509.DNSName("site.example"), x509.DNSName("*.site.example")])
    site = _certificate(subject, name, site_key, authority_key, names)
    (folder / "authority.pem").write_bytes(_pem(ca))
    (folder / "site.pem").write_bytes(_key(site_key) + _pem(site))
    return Authority(folder)


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    extension: x509.ExtensionType,
) -> x509.Certificate:
    now = datetime.now(UTC)
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _DAY)
        .not_valid_after(now + _DAY)
        .add_extension(extension, critical=isinstance(extension, x509.BasicConstraints))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(identifier, critical=False)
        .sign(signer, hashes.SHA256())
    )


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _key(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


@dataclass
class Site:
    """A running server: where it listens, what it was asked, and how many bytes it got rid of."""

    address: str
    port: int
    asked: list[str] = field(default_factory=list)
    server_names: list[str | None] = field(default_factory=list)
    connections: int = 0
    sent: int = 0
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def first_lines(self) -> list[str]:
        return [head.splitlines()[0] for head in self.asked]


@contextmanager
def serving(
    authority: Authority, handler: Handler, *, address: str = "127.0.0.1", port: int = 0, tls: bool = True
) -> Iterator[Site]:
    """Serve on loopback until the block ends. Each connection has a thread; all are ended with the block."""
    context = authority.server_context()
    with socket.create_server((address, port)) as listener:
        listener.settimeout(0.1)
        site = Site(address, listener.getsockname()[1])
        context.sni_callback = lambda _socket, name, _context: site.server_names.append(name)
        threads: list[threading.Thread] = []

        def accept() -> None:
            while not site.closing.is_set():
                with suppress(TimeoutError):
                    raw, _ = listener.accept()
                    site.connections += 1
                    thread = threading.Thread(target=_one, args=(site, raw, context if tls else None, handler))
                    thread.start()
                    threads.append(thread)

        door = threading.Thread(target=accept)
        door.start()
        try:
            yield site
        finally:
            site.closing.set()
            door.join(10)
            for thread in threads:
                thread.join(10)
            assert not any(thread.is_alive() for thread in [door, *threads])


def _one(site: Site, raw: socket.socket, context: ssl.SSLContext | None, handler: Handler) -> None:
    raw.settimeout(5)
    with suppress(OSError), raw:
        if context is None:
            handler(raw, "")  # type: ignore[arg-type]  # a handler that wants no TLS
            return
        with context.wrap_socket(raw, server_side=True) as connection:
            head = _head(connection)
            if head:
                site.asked.append(head)
                handler(connection, head)


def _head(connection: ssl.SSLSocket) -> str:
    received = b""
    while b"\r\n\r\n" not in received:
        part = connection.recv(4096)
        if not part:
            return ""
        received += part
    return received.decode("latin-1")


def says(*lines: str, body: bytes = b"") -> Handler:
    """A handler that always answers these lines: `says("200 OK")`, `says("302 Found", "Location: /b")`."""

    def handle(connection: ssl.SSLSocket, head: str) -> None:
        connection.sendall(answer(*lines) + (b"" if head.startswith("HEAD") else body))

    return handle


def answer(*lines: str) -> bytes:
    return ("\r\n".join([f"HTTP/1.1 {lines[0]}", *lines[1:], "", ""])).encode()


def is_loopback(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """The policy of tests: the address that our servers have by default, and no other."""
    return str(address) == "127.0.0.1"


def url(site: Site, path: str = "/", host: str = "site.example") -> str:
    return f"https://{host}:{site.port}{path}"
