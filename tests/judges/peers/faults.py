"""
What can a proxy do to an exchange? An addon of mitmproxy: faults on order, on a real socket.

Run as `mitmdump -s faults.py --mode reverse:…`. The tests give orders at `/judge/order` and read at
`/judge/seen` what the client sent; neither goes on to the server.
"""

from __future__ import annotations

import asyncio
import json
import socket
import struct
import time
from email.utils import formatdate
from typing import Any

from mitmproxy import ctx, http

Fault = dict[str, Any]

EMPTY_PAGE = "ZW1wdHkgcGFnZQ=="
"""A cursor of our own: it stands for the one that came with an emptied page."""


class Faults:
    """Lets exchanges go wrong as ordered, and keeps what it saw."""

    def __init__(self) -> None:
        self.armed: list[Fault] = []
        self.seen: list[dict[str, Any]] = []
        self.behind_empty_page = ""

    async def request(self, flow: http.HTTPFlow) -> None:
        if flow.request.path.startswith("/judge/"):
            self.obey(flow)
            return
        request = flow.request
        self.seen.append(
            {
                "method": request.method,
                "path": request.path.partition("?")[0],
                "query": list(request.query.items(multi=True)),
                "at": time.monotonic(),
            }
        )
        fault = self.strike(request)
        if request.query.get("after_id") == EMPTY_PAGE:
            request.query["after_id"] = self.behind_empty_page
        if fault is None:
            return
        if fault.get("after_effect") or fault["kind"] in ("empty_page", "stuck", "foreign_link"):
            flow.metadata["fault"] = fault
        else:
            await self.spoil(flow, fault)

    async def response(self, flow: http.HTTPFlow) -> None:
        fault = flow.metadata.get("fault")
        if fault is not None:
            await self.spoil(flow, fault)

    def obey(self, flow: http.HTTPFlow) -> None:
        """Take an order, or tell what was seen."""
        if flow.request.method == "POST":
            self.armed = json.loads(flow.request.get_text() or "[]")
            self.seen = []
        flow.response = http.Response.make(
            200, json.dumps(self.seen), {"Content-Type": "application/json"}
        )

    def strike(self, request: http.Request) -> Fault | None:
        """Return the fault that hits a request, and count it."""
        asked = [list(pair) for pair in request.query.items(multi=True)]
        for fault in self.armed:
            if fault["method"] != request.method or fault["path"] not in request.path:
                continue
            if fault["asks"] and not any(pair in asked for pair in fault["asks"]):
                continue
            if fault.get("skip", 0):
                fault["skip"] -= 1
                return None
            fault["times"] -= 1
            if fault["times"] == 0:
                self.armed.remove(fault)
            return fault
        return None

    async def spoil(self, flow: http.HTTPFlow, fault: Fault) -> None:
        """Let one exchange go wrong."""
        kind = fault["kind"]
        if kind == "status":
            headers = dict(fault.get("headers", {}))
            if "Retry-After-Date" in headers:
                seconds = float(headers.pop("Retry-After-Date"))
                headers["Retry-After"] = formatdate(time.time() + seconds, usegmt=True)
            flow.response = http.Response.make(fault["status"], b"{}", headers)
        elif kind == "html":
            page = b"<html><body>The proxy wants a login.</body></html>"
            flow.response = http.Response.make(200, page, {"Content-Type": "text/html"})
        elif kind == "redirect":
            place = f"{fault['place']}{flow.request.path}"
            flow.response = http.Response.make(fault["status"], b"", {"Location": place})
        elif kind == "late":
            await asyncio.sleep(fault["seconds"])
            flow.kill()
        elif kind in ("reset", "truncated"):
            await self.cut(flow, abruptly=kind == "reset")
        else:
            self.tamper(flow, kind, fault.get("place", ""))

    def tamper(self, flow: http.HTTPFlow, kind: str, place: str) -> None:
        """Change what a page says about the next one."""
        assert flow.response is not None
        page = json.loads(flow.response.get_text() or "")
        if kind == "foreign_link":
            page["@odata.nextLink"] = f"{place}/{flow.request.path}"
            flow.response.text = json.dumps(page)
            return
        meta = page["meta"]
        if kind == "empty_page":
            self.behind_empty_page = flow.request.query.get("after_id", "")
            page["data"] = []
            meta.update(has_next_page=True, end_cursor=EMPTY_PAGE)
        else:
            meta.update(has_next_page=True, end_cursor=flow.request.query.get("after_id"))
        flow.response.text = json.dumps(page)

    async def cut(self, flow: http.HTTPFlow, *, abruptly: bool) -> None:
        """Send half of an answer, then end the connection: with a reset, or as if it were complete."""
        connections = ctx.master.addons.get("proxyserver").connections
        writer = connections[flow.client_conn.id].transports[flow.client_conn].writer
        body = flow.response.raw_content if flow.response and flow.response.raw_content else b"{}"
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
        writer.write(head.encode() + b"\r\n\r\n" + body[: len(body) // 2])
        await asyncio.sleep(0.05)  # the client has read this half
        if abruptly:
            linger = struct.pack("ii", 1, 0)
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            writer.transport.abort()
        else:
            writer.close()
        flow.kill()


addons = [Faults()]
