"""Guards promise 9: what dies is started again, what cannot live is given up, and an orphan is never left."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.faults.portal_process import wait_until
from vs_portal.localstack import supervisor as module
from vs_portal.localstack.console import Console
from vs_portal.localstack.places import LocalError
from vs_portal.localstack.processes import Janitor, Program, is_alive, start
from vs_portal.localstack.supervisor import Service, Stopped, Supervisor


@pytest.fixture
def janitor() -> Iterator[Janitor]:
    janitor = Janitor()
    yield janitor
    janitor.dismiss()


def shell(script: str, name: str = "sample") -> Program:
    return Program(name, ["/bin/sh", "-c", script], {"PATH": os.environ["PATH"]})


def test_a_program_that_cannot_live_is_given_up_with_its_last_words(
    janitor: Janitor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "LONGEST_PAUSE", 0.01)
    supervisor = Supervisor(Console(), janitor)
    supervisor.start(Service("sample", lambda: shell("echo no such queue; exit 3")))

    with pytest.raises(LocalError, match="given up") as failure:
        supervisor.keep_running(lambda: "")

    assert "no such queue" in str(failure.value)
    assert capsys.readouterr().out.count("sample ended (exit code 3)") == module.GIVE_UP_AFTER - 1


def test_a_failing_step_stops_the_others(janitor: Janitor) -> None:
    supervisor = Supervisor(Console(), janitor)
    began = time.monotonic()

    with pytest.raises(LocalError, match="'broken' failed"):
        supervisor.run_to_end([shell("sleep 30", "slow"), shell("exit 1", "broken")])

    assert time.monotonic() - began < 10


def test_what_a_dead_leader_leaves_in_its_group_is_killed(janitor: Janitor) -> None:
    running = start(shell("sleep 60 & echo $!; exit 0"), janitor, subprocess.PIPE)
    with running.process as process:
        assert process.stdout is not None
        child = int(process.stdout.readline())
        process.wait()
        assert is_alive(child)

        assert running.ended()

        wait_until(lambda: not is_alive(child), 5, "the child has ended")


def test_a_program_that_ignores_the_request_to_stop_is_killed(janitor: Janitor) -> None:
    running = start(shell("trap '' TERM; echo ready; while :; do sleep 0.1; done"), janitor, subprocess.PIPE)
    with running.process as process:
        assert process.stdout is not None
        process.stdout.readline()

        running.stop(patience=0.2)

    assert process.returncode == -9


def test_a_zombie_is_not_taken_for_a_running_program() -> None:
    with subprocess.Popen(["/bin/sh", "-c", "exit 0"]) as process:
        # Nobody has waited for it yet, so it stays a zombie.
        wait_until(lambda: not is_alive(process.pid), 5, "it is a zombie")

        os.kill(process.pid, 0)  # the kernel still knows the number


def test_the_janitor_ends_what_a_killed_owner_started() -> None:
    script = (
        "import os, signal\n"
        "from vs_portal.localstack.processes import Janitor, Program, start\n"
        "program = Program('sample', ['/bin/sh', '-c', 'sleep 60 & wait'], dict(os.environ))\n"
        "print(start(program, Janitor()).process.pid, flush=True)\n"
        "signal.pause()\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as owner:
        assert owner.stdout is not None
        group = int(owner.stdout.readline())
        owner.kill()

    wait_until(lambda: not group_lives(group), 15, "the whole group has ended")


def test_a_signal_ends_the_loop(janitor: Janitor) -> None:
    supervisor = Supervisor(Console(), janitor)
    supervisor._on_signal(15, None)

    with pytest.raises(Stopped, match="SIGTERM"):
        supervisor.keep_running(lambda: "")


def group_lives(group: int) -> bool:
    """Whether any process of a group runs."""
    rows = subprocess.run(["ps", "-axww", "-o", "pid=,pgid="], capture_output=True, text=True, check=True).stdout
    return any(is_alive(int(pid)) for pid, of in map(str.split, rows.splitlines()) if int(of) == group)
