"""The embedded Valkey: queue hints and other things that may vanish, behind a socket of this user's own."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

import redis

from vs_portal.localstack.binaries import valkey_server
from vs_portal.localstack.places import Account, write_private
from vs_portal.localstack.processes import Program


@dataclass(frozen=True)
class Valkey:
    """An embedded Valkey on a data folder."""

    home: Path
    sockets: Path
    account: Account
    lasting: bool = True

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.home / "valkey"

    @property
    def socket(self) -> Path:
        """The socket, in a folder closed to other users."""
        return self.sockets / "valkey.sock"

    def url(self) -> str:
        """Return the VALKEY_URL."""
        return f"unix://{self.socket}?db=0"

    def prepare(self) -> None:
        """Make the data folder and write the configuration; AOF every second where the data lasts."""
        self.data.mkdir(exist_ok=True)
        self.account.give(self.data)
        lines = [
            "port 0",
            f'unixsocket "{self.socket}"',
            "unixsocketperm 700",
            f'dir "{self.data}"',
            f"appendonly {'yes' if self.lasting else 'no'}",
            "appendfsync everysec",
            'save ""',
            "daemonize no",
            "loglevel warning",
        ]
        self.socket.unlink(missing_ok=True)
        write_private(self.sockets / "valkey.conf", "\n".join(lines) + "\n")
        self.account.give(self.sockets / "valkey.conf")

    def program(self) -> Program:
        """Return how the server is run."""
        return Program(
            name="valkey",
            command=[str(valkey_server(self.home, self.account)), str(self.sockets / "valkey.conf")],
            environment={"PATH": os.environ.get("PATH", ""), "TZ": "UTC"},
            user=self.account.name if self.account.switch else None,
            stop_signal=signal.SIGTERM,
            death_signal=signal.SIGTERM,
        )

    def answers(self) -> bool:
        """Whether the server answers."""
        client = redis.Redis(unix_socket_path=str(self.socket), socket_timeout=2, socket_connect_timeout=2)
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False
        finally:
            client.close()
