"""
What does an OData server answer that knows Business Central from its metadata only? Run in odatapy's environment.

Usage: odatapy_serves.py PORT METADATA RECORDS PATH; serves until it is ended. RECORDS is a JSON file: by
entity set the text of each record; those of a company are below the one company in it. What was asked for is told at `/judge/seen`.

The metadata says that everything is contained and binds no navigation property to a set. odatapy can follow only
bound ones, so each is bound here to the set with its type. It keeps no action either: `Microsoft.NAV.post` is
ours, and sets the status of what it is called on. OData lets links to further pages be relative to the service;
odatapy 5.3.0 writes them whole, so those of RELATIVE are shortened here.
"""

from __future__ import annotations

import json
import socketserver
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from odatapy.data import Entity, ValueType
from odatapy.edm.csdl import CsdlNavigationPropertyBinding
from odatapy.edm.xml_io import XmlEdmProvider
from odatapy.http.content_type import ContentType
from odatapy.http.status import HttpStatusCode
from odatapy.server import OData
from odatapy.server.adapters import ODataWSGIApp
from odatapy.server.inmemory import InMemoryDataStore, InMemoryProcessor
from odatapy.server.processor import ActionProcessor, CustomETagSupport
from odatapy.server.uri.resource import UriResourceAction

PAGE = 20
RELATIVE = "accounts"
STATUS = "Microsoft.NAV.invoiceEntityAggregateStatus"


class Provider(XmlEdmProvider):
    """The metadata, with each navigation property bound to the set that has its type."""

    def get_schemas(self) -> Any:
        schemas = super().get_schemas()
        types = {t.name: t for schema in schemas for t in schema.entity_types}
        for schema in schemas:
            container = schema.entity_container
            if container is None:
                continue
            sets = {each.type: each.name for each in container.entity_sets}
            for each in container.entity_sets:
                each.navigation_property_bindings = [
                    CsdlNavigationPropertyBinding(path=nav.name, target=sets[plain(nav.type)])
                    for nav in types[each.type.rpartition(".")[2]].navigation_properties
                    if plain(nav.type) in sets
                ]
        return schemas


def plain(type: str) -> str:
    """Return the type of which a navigation property has one or several."""
    return type.removeprefix("Collection(").removesuffix(")")


class Processor(InMemoryProcessor, ActionProcessor):
    """Keeps entities with GUIDs as keys, and posts."""

    def _next_key(self, entity_set: Any) -> Any:
        return entity_set.entity_type.key_predicate_names[0], uuid.uuid4()

    def process_action_void(
        self, request: Any, response: Any, uri_info: Any, request_ct: Any
    ) -> None:
        parts = uri_info.resource_parts
        assert isinstance(parts[-1], UriResourceAction)
        entity = self._walk(request, parts[:-1], for_write=True).entity
        entity.set_property("status", "Open", ValueType.ENUM, STATUS)
        response.set_status(HttpStatusCode.NO_CONTENT)


class ETags(CustomETagSupport):
    """Every record has an ETag, as in Business Central."""

    def has_etag(self, _entity_set: Any) -> bool:
        return True

    def has_media_etag(self, _entity_set: Any) -> bool:
        return False


class Server(socketserver.ThreadingMixIn, WSGIServer):
    """Answers several requests at once."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Writes no log."""

    def log_message(self, *_: Any) -> None:
        pass

    def get_environ(self) -> dict[str, Any]:
        environ = super().get_environ()
        if "Content-Type" not in self.headers:
            del environ["CONTENT_TYPE"]  # text/plain, says wsgiref of a request without a body
        return environ


def fill(processor: Processor, odata: OData, edm: Any, records: dict[str, list[str]]) -> None:
    """Keep the records, those of the company below it."""
    store = processor.store
    read = odata.create_deserializer(ContentType.JSON)
    company = ""
    for name, rows in records.items():
        kind = edm.get_entity_set(name).entity_type
        entities: list[Entity] = [read.entity(edm, kind, row.encode()) for row in rows]
        for each in entities:
            each.etag = 'W/"1"'
        store.set_entities(name, entities)
        if name == "companies":
            company = processor._key_of(edm.get_entity_set(name), entities[0])
        else:
            store.set_relation("companies", company, name, entities)
    store.declare_key_auto_generating(*(each.name for each in edm.entity_container.entity_sets))


def main(port: str, metadata: str, records: str, path: str) -> None:
    odata = OData.new_instance()
    service = odata.create_service_metadata(Provider.from_file(metadata))
    handler = odata.create_handler(service)
    processor = Processor(InMemoryDataStore(), page_size=PAGE)
    handler.register(processor)
    fill(processor, odata, service.edm, json.loads(Path(records).read_text("utf-8")))
    handler.register(ETags())
    application = ODataWSGIApp(handler, mount_path=path)
    seen: list[dict[str, Any]] = []

    def recorded(environ: dict[str, Any], start_response: Any) -> Iterator[bytes]:
        if environ["PATH_INFO"] == "/judge/seen":
            start_response("200 OK", [("Content-Type", "application/json")])
            return iter([json.dumps(seen).encode()])
        names = ("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "HTTP_PREFER", "HTTP_IF_MATCH")
        seen.append({name: environ.get(name, "") for name in names})
        if not environ["PATH_INFO"].endswith(f"/{RELATIVE}"):
            return application(environ, start_response)
        root = f'"http://127.0.0.1:{port}{path}/companies('.encode()
        begun: list[Any] = []
        content = b"".join(application(environ, lambda *args: begun.extend(args)))
        content = content.replace(b'"@odata.nextLink":' + root, b'"@odata.nextLink":"companies(')
        status, headers = begun[:2]
        headers = [each for each in headers if each[0].lower() != "content-length"]
        start_response(status, [*headers, ("Content-Length", str(len(content)))])
        return iter([content])

    with make_server("127.0.0.1", int(port), recorded, Server, Quiet) as server:
        server.serve_forever()


main(*sys.argv[1:])
