# SPDX-FileCopyrightText: 2026 The Airdesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A reverse proxy between a client and two Prisms that keeps a record of every request and its verdict.

The strict Prism (--errors) judges each request, the lenient one answers it: asked strictly, Prism also refuses some of
its own random answers, which says nothing about the client.
"""

import http.client
import json
import re
import threading
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

PREFIX = "/api/public/v1"
VERBS = ("get", "put", "post", "delete", "patch")
# What needs no token, as on a real server.
ANONYMOUS = ("getHealthCheck", "createAccessToken")
# Where Airdesk may look for a server before it knows one: not part of the public API, so never there.
PROBES = re.compile(r"/(api/v1/(instance_configuration|health)|(v1/)?(health|workspaces))$")
# What it may ask before it has a token, to learn whether one is wanted; a real server says 401.
PROBED = "listWorkspaces"
UNAUTHORIZED = b'{"message":"Unauthorized","_links":{},"_embedded":{"errors":[{"message":"Unauthorized"}]}}'


class Description:
    """Finds the operation of a request in Airbyte's own description."""

    def __init__(self, path: Path) -> None:
        self._operations: list[tuple[str, re.Pattern[str], str]] = []
        paths = json.loads(path.read_text(encoding="utf-8"))["paths"]
        # A path without a parameter goes first: /applications/token is no application with the ID "token".
        for template in sorted(paths, key=lambda text: text.count("{")):
            parts = re.split(r"\{[^}]+\}", template)
            pattern = re.compile("[^/]+".join(re.escape(part) for part in parts) + "$")
            for verb in VERBS:
                if verb in paths[template]:
                    self._operations.append((verb.upper(), pattern, paths[template][verb]["operationId"]))

    def operation(self, verb: str, path: str) -> str | None:
        for known_verb, pattern, name in self._operations:
            if known_verb == verb and pattern.match(path):
                return name
        return None


@dataclass
class Record:
    """What was asked; guarded by its own lock, because every connection has a thread."""

    requests: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    reasons: list[str] = field(default_factory=list)
    probes: Counter[str] = field(default_factory=Counter)
    own_answers_refused: int = 0
    tokens: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def refuse(self, operation: str, reason: str) -> None:
        self.refused[operation] += 1
        self.reasons.append(f"{operation}: {reason}")


@dataclass
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


def ask(port: int, verb: str, target: str, headers: dict[str, str], body: bytes) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(verb, target, body=body or None, headers=headers)
        response = connection.getresponse()
        return Answer(response.status, response.getheaders(), response.read())
    finally:
        connection.close()


def request_violations(answer: Answer) -> list[str]:
    """What Prism says is wrong with the request; complaints about its own random answer are left out."""
    found: list[dict[str, object]] = []
    try:
        found += json.loads(answer.header("sl-violations") or "[]")
    except ValueError:
        pass
    if answer.status >= 400:
        try:
            found += json.loads(answer.body).get("validation", [])
        except (ValueError, AttributeError):
            pass
    return [str(entry.get("message", entry)) for entry in found if (entry.get("location") or ["request"])[0] != "response"]


def is_own_answer(answer: Answer) -> bool:
    """Did the strict Prism refuse what it made up itself?"""
    return answer.status == 500 and b"errors#VIOLATIONS" in answer.body and not request_violations(answer)


class RecordingProxy(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, description: Description, lenient_port: int, strict_port: int) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.description = description
        self.lenient_port = lenient_port
        self.strict_port = strict_port
        self.record = Record()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: RecordingProxy

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002, the base class named it
        """The record replaces the log."""

    def do_any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = urlsplit(self.path).path
        record = self.server.record
        if not path.startswith(PREFIX + "/"):
            with record.lock:
                if self.command in ("GET", "HEAD") and PROBES.match(path):
                    record.probes[f"{self.command} {path}"] += 1
                else:
                    record.requests["(unknown)"] += 1
                    record.refuse("(unknown)", f"{self.command} {path} is not part of the public API")
            self.reply(Answer(404, [("Content-Type", "application/json")], b'{"message":"Not Found"}'))
            return

        operation = self.server.description.operation(self.command, path[len(PREFIX):]) or "(unknown)"
        target = self.path[len(PREFIX):]
        headers = {key: value for key, value in self.headers.items()
                   if key.lower() not in ("host", "connection", "content-length", "accept-encoding")}
        judged = ask(self.server.strict_port, self.command, target, headers, body)
        answer = ask(self.server.lenient_port, self.command, target, headers, body)
        with record.lock:
            reasons = request_violations(judged) or request_violations(answer)
            if operation == "(unknown)":
                reasons.append(f"{self.command} {path} is not in the description")
            if is_own_answer(judged):
                record.own_answers_refused += 1
            elif not reasons and (judged.status >= 400 or answer.status >= 400):
                reasons.append(f"{self.command} {path}: {judged.status} from the strict, {answer.status} from the lenient one")
            is_probe = operation == PROBED and "Authorization" not in self.headers
            if is_probe:
                record.probes[f"{self.command} {path}"] += 1
                answer = Answer(401, [("Content-Type", "application/json")], UNAUTHORIZED)
            elif operation not in ANONYMOUS and not self.has_token():
                reasons.append(f"{self.command} {path} came without a token that was handed out")
            if not is_probe:
                record.requests[operation] += 1
            if reasons:
                record.refuse(operation, "; ".join(reasons))
            if operation == "createAccessToken" and answer.status == 200:
                record.tokens.add(json.loads(answer.body)["access_token"])
        self.reply(answer)

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = do_PATCH = do_any

    def has_token(self) -> bool:
        scheme, _, token = (self.headers.get("Authorization") or "").partition(" ")
        return scheme == "Bearer" and token in self.server.record.tokens

    def reply(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for key, value in answer.headers:
            if key.lower() not in ("connection", "keep-alive", "content-length", "transfer-encoding", "date", "server"):
                self.send_header(key, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)
