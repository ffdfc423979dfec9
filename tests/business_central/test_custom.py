"""How are APIs of apps reached, and what does the command make of their ``$metadata``?"""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from factorial_erp import errors
from factorial_erp._core.model import columns
from factorial_erp.business_central.custom import Attr, CustomSet, Entity, camel, field, model
from factorial_erp.generator import printing
from factorial_erp.generator.custom_module import custom_module, name_of
from factorial_erp.generator.metadata import MetadataUnreadable, read_metadata
from tests.conftest import Mode

ID = "5d115c9c-44e3-ea11-bb43-000d3a2feca1"
EDMX = Path(__file__).parents[3] / "shared" / "api" / "business-central-v2.0.bc28.edmx"
needs_metadata = pytest.mark.skipif(
    not EDMX.exists(), reason="the metadata lies beside the checkout: ../shared"
)
BASE = "/v2.0/contoso/production/api/contoso/fleet/v1.0"

METADATA = b"""<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
 <edmx:DataServices>
  <Schema Namespace="Microsoft.NAV" xmlns="http://docs.oasis-open.org/odata/ns/edm">
   <EntityType Name="company">
    <Key><PropertyRef Name="id"/></Key>
    <Property Name="id" Type="Edm.Guid" Nullable="false"/>
    <NavigationProperty Name="cars" Type="Collection(Microsoft.NAV.car)" ContainsTarget="true"/>
    <NavigationProperty Name="trips" Type="Collection(Microsoft.NAV.trip)" ContainsTarget="true"/>
    <NavigationProperty Name="options" Type="Collection(Microsoft.NAV.option)"/>
   </EntityType>
   <EntityType Name="car">
    <Key><PropertyRef Name="id"/></Key>
    <Property Name="id" Type="Edm.Guid" Nullable="false"/>
    <Property Name="plate" Type="Edm.String" Nullable="false" MaxLength="10"/>
    <Property Name="mileageRate" Type="Edm.Decimal" Scale="Variable"/>
    <Property Name="boughtOn" Type="Edm.Date"/>
    <Property Name="fuel" Type="Microsoft.NAV.fuelType"/>
    <Property Name="class" Type="Edm.String" MaxLength="20"/>
    <Property Name="photo" Type="Edm.Stream"/>
    <Property Name="seats" Type="Edm.Int16"/>
    <Property Name="odd" Type="Collection(Edm.String)"/>
    <Property Name="captions" Type="Collection(Microsoft.NAV.caption)"/>
    <Property Name="age" Type="Edm.Int32"><Annotation Term="Org.OData.Core.V1.Computed" Bool="true"/></Property>
    <Property Name="lastModifiedDateTime" Type="Edm.DateTimeOffset"/>
    <NavigationProperty Name="trips" Type="Collection(Microsoft.NAV.trip)" Partner="car">
     <ReferentialConstraint Property="id" ReferencedProperty="carId"/>
    </NavigationProperty>
   </EntityType>
   <EntityType Name="trip">
    <Key><PropertyRef Name="code"/></Key>
    <Property Name="code" Type="Edm.String" Nullable="false" MaxLength="20"/>
    <Property Name="carId" Type="Edm.Guid"/>
    <NavigationProperty Name="car" Type="Microsoft.NAV.car" Partner="trips"/>
   </EntityType>
   <EntityType Name="option">
    <Key><PropertyRef Name="id"/></Key>
    <Property Name="id" Type="Edm.Guid" Nullable="false"/>
   </EntityType>
   <EntityType Name="subscriptions">
    <Key><PropertyRef Name="subscriptionId"/></Key>
    <Property Name="subscriptionId" Type="Edm.String" Nullable="false"/>
   </EntityType>
   <ComplexType Name="caption"><Property Name="text" Type="Edm.String" Nullable="false"/></ComplexType>
   <EnumType Name="fuelType">
    <Member Name="_x0020_" Value="0"/><Member Name="Plug_x002D_In" Value="3"/>
   </EnumType>
   <EnumType Name="unused"><Member Name="A" Value="0"/></EnumType>
   <Action Name="retire" IsBound="true">
    <Parameter Name="bindingParameter" Type="Microsoft.NAV.car"/>
   </Action>
   <Action Name="rename" IsBound="true">
    <Parameter Name="bindingParameter" Type="Microsoft.NAV.car"/>
    <Parameter Name="to" Type="Edm.String"/>
   </Action>
   <EntityContainer Name="NAV">
    <EntitySet Name="companies" EntityType="Microsoft.NAV.company"/>
    <EntitySet Name="cars" EntityType="Microsoft.NAV.car">
     <Annotation Term="Org.OData.Capabilities.V1.DeleteRestrictions">
      <Record><PropertyValue Property="Deletable" Bool="false"/></Record>
     </Annotation>
    </EntitySet>
    <EntitySet Name="trips" EntityType="Microsoft.NAV.trip"/>
    <EntitySet Name="options" EntityType="Microsoft.NAV.option"/>
    <EntitySet Name="subscriptions" EntityType="Microsoft.NAV.subscriptions"/>
   </EntityContainer>
  </Schema>
 </edmx:DataServices>
</edmx:Edmx>
"""


@model(camel)
class Vehicle(Entity):
    """A car, as a user writes its model."""

    id: Attr[str] = field(guid=True, read_only=True)
    plate: Attr[str] = field(max_length=10)
    mileage_rate: Attr[Decimal]


class Server:
    """Business Central with an app; remembers what it was asked."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.seen: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 3600})
        self.seen.append(request)
        return httpx.Response(200, content=json.dumps(self.answer))

    def said(self) -> list[tuple[str, str]]:
        return [(r.method, r.url.raw_path.decode().partition("?")[0]) for r in self.seen]


def test_a_custom_page_is_an_entity_set_of_ones_own_model(mode: Mode) -> None:
    """
    Everything an entity set can do, at the route of the app.
    """
    row = {"id": ID, "plate": "B-X 1", "mileageRate": 0.3, "@odata.etag": 'W/"1"'}
    server = Server({"value": [row], **row})
    company = mode.business_central(server).company(ID)
    cars = company.api("contoso", "fleet", "v1.0").entity("cars", Vehicle)

    (car,) = mode.list(cars.list(Vehicle.mileage_rate > 0, order_by=Vehicle.plate, top=5))
    mode.call(cars.get, ID)
    mode.call(cars.create, plate="B-X 2", mileage_rate=Decimal("0.30"))
    mode.call(cars.update, car, plate="B-X 3")
    mode.call(cars.delete, car)
    mode.call(cars.act, ID, "retire")

    place = f"{BASE}/companies({ID})/cars"
    assert Decimal("0.3") == car.mileage_rate
    assert server.said() == [
        ("GET", place),
        ("GET", f"{place}({ID})"),
        ("POST", place),
        ("PATCH", f"{place}({ID})"),
        ("DELETE", f"{place}({ID})"),
        ("POST", f"{place}({ID})/Microsoft.NAV.retire"),
    ]
    assert "mileageRate gt 0" == server.seen[0].url.params["$filter"]
    assert b'{"plate":"B-X 2","mileageRate":0.30}' == server.seen[2].content
    assert 'W/"1"' == server.seen[3].headers["if-match"]


def test_keys_of_custom_pages_may_be_texts(mode: Mode) -> None:
    """
    Quoted and escaped, whatever is in them; sets below a record go through it.
    """
    server = Server({"value": []})
    api = mode.business_central(server).company(ID).api("contoso", "fleet", "v1.0")
    cars = api.entity("cars", Vehicle, key="plate")

    mode.list(cars.below("O'Neil/1", "trips", Vehicle).list())
    mode.call(cars.delete, Vehicle(id=ID, plate="a b", mileage_rate=Decimal(1)))

    place = f"{BASE}/companies({ID})/cars"
    assert server.said() == [
        ("GET", f"{place}('O%27%27Neil%2F1')/trips"),
        ("DELETE", f"{place}('a%20b')"),
    ]
    assert isinstance(cars, CustomSet)


@pytest.mark.parametrize("part", ["", "../v2.0", "a/b", "a?b", "a b", ".."])
def test_what_cannot_stand_in_a_path_is_refused(mode: Mode, part: str) -> None:
    """
    A route comes from a configuration, and must not lead elsewhere.
    """
    company = mode.business_central(Server({})).company(ID)

    with pytest.raises(errors.InputInvalid, match="route of an API"):
        company.api("contoso", part, "v1.0")
    with pytest.raises(errors.InputInvalid, match="no name of an entity set"):
        company.api("contoso", "fleet", "v1.0").entity(part, Vehicle)


def test_another_api_cannot_travel_in_a_batch() -> None:
    """
    Each API has a ``$batch`` of its own: sent to the wrong one, the operation would fail there.
    """
    server = Server({})
    company = Mode("sync").business_central(server).company(ID)

    with (
        pytest.raises(errors.InputInvalid, match="another API cannot travel"),
        company.batch() as batch,
    ):
        batch.company.api("contoso", "fleet", "v1.0").entity("cars", Vehicle).create(plate="B")

    assert server.seen == []


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"plat": "x"}, "Did you mean plate"),
        ({"id": ID}, "is read-only"),
        ({"plate": "x" * 11}, "takes 10 characters"),
    ],
)
def test_bodies_are_checked_by_the_model(mode: Mode, fields: Any, reason: str) -> None:
    """
    Before they are sent.
    """
    server = Server({})
    api = mode.business_central(server).company(ID).api("contoso", "fleet", "v1.0")

    with pytest.raises(errors.InputInvalid, match=reason):
        mode.call(api.entity("cars", Vehicle).create, **fields)

    assert server.seen == []


# Generated modules


def load(folder: Path, text: str, name: str = "fleet") -> ModuleType:
    """Import a module that was generated."""
    path = folder / f"{name}.py"
    path.write_text(text, "utf-8")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[name] = made
    spec.loader.exec_module(made)
    return made


@pytest.fixture(params=["formatted", "as it is"])
def fleet(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module of the metadata above, with and without a formatter installed."""
    if request.param == "as it is":
        monkeypatch.setattr(printing.importlib.util, "find_spec", lambda _: None)
    text = custom_module(METADATA, name="fleet", route="contoso/fleet/v1.0", source="fleet.xml")
    monkeypatch.undo()
    return load(tmp_path, text)


def test_a_generated_module_reads_and_writes(mode: Mode, fleet: Any) -> None:
    """
    Typed by the metadata: the class of the API takes a company.
    """
    row = {
        "id": ID,
        "plate": "B-X 1",
        "mileageRate": 0.3,
        "boughtOn": "0001-01-01",
        "fuel": "Plug_x002D_In",
        "class": "suv",
        "seats": 5,
        "odd": ["a"],
        "captions": [{"text": "Car"}],
        "age": 3,
        "trips": [{"code": "T1", "carId": ID}],
        "lastModifiedDateTime": "2026-10-01T12:00:00Z",
    }
    server = Server({"value": [row], **row})
    api = fleet.FleetApi(mode.business_central(server).company(ID))

    (car,) = mode.list(api.cars.list(fleet.Car.fuel == fleet.FuelType.PLUG_IN))
    mode.call(api.cars.create, class_="suv", plate="B", trips=[{"code": "T2"}])
    mode.list(api.cars.trips(ID).list())
    mode.call(api.cars.retire, ID)
    mode.call(api.trips.get, "it's")

    place = f"{BASE}/companies({ID})"
    assert (None, "Plug-In", "suv", "T1") == (
        car.bought_on,
        car.fuel,
        car.class_,
        car.trips[0].code,
    )
    assert "Car" == car.captions[0].text
    assert dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC) == car.last_modified_date_time
    assert "<FleetApi 'contoso/fleet/v1.0'>" == repr(api)
    assert server.said() == [
        ("GET", f"{place}/cars"),
        ("POST", f"{place}/cars"),
        ("GET", f"{place}/cars({ID})/trips"),
        ("POST", f"{place}/cars({ID})/Microsoft.NAV.retire"),
        ("GET", f"{place}/trips('it%27%27s')"),
    ]
    assert b'{"plate":"B","class":"suv","trips":[{"code":"T2"}]}' == server.seen[1].content
    assert "fuel eq 'Plug_x002D_In'" == server.seen[0].url.params["$filter"]


def test_a_generated_module_knows_what_cannot_be_written(fleet: Any) -> None:
    """
    Keys, times of the server, what is computed, structures, contents; and operations that the page forbids are absent.
    """
    read_only = {name for name, each in columns(fleet.Car).items() if each.read_only}

    assert read_only == {
        "etag",
        "id",
        "photo",
        "captions",
        "age",
        "last_modified_date_time",
    }
    assert not hasattr(fleet.Cars, "delete")
    assert not hasattr(fleet.Cars, "rename"), "an action with parameters"
    assert hasattr(fleet.Trips, "delete")
    assert 10 == columns(fleet.Car)["plate"].max_length


def test_names_that_are_taken_get_another(fleet: Any) -> None:
    """
    An app may call its entity as the library calls its base classes; what is above companies is left out.
    """
    assert "options" == fleet.Options._set
    assert issubclass(fleet.OptionRecord, Entity)
    assert not hasattr(fleet, "Subscriptions")
    assert not hasattr(fleet, "Unused")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no XML"),
        (b"{}", "no XML"),
        (b"<edmx/>", "no schema"),
        (b"<a><Schema/></a>", "no entity set"),
        (b'<a><Schema><EnumType Value="1"/></Schema></a>', "EnumType of the document has no Name"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "document type"),
    ],
)
def test_what_is_no_metadata_is_refused(content: bytes, reason: str) -> None:
    """
    Also what would fill the memory when its entities are expanded.
    """
    with pytest.raises(MetadataUnreadable, match=reason):
        read_metadata(content, "x")


def test_a_bomb_of_entities_does_not_explode() -> None:
    """
    A billion laughs are not even begun.
    """
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE a [<!ENTITY l0 "ha">{entities}]><a>&l9;</a>'

    with pytest.raises(MetadataUnreadable, match="document type"):
        read_metadata(bomb.encode(), "x")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("fleet.xml", "fleet"),
        ("My API-1.edmx", "my_api_1"),
        ("2.xml", "api_2"),
        ("$metadata", "metadata"),
    ],
)
def test_a_module_is_named_after_the_file(file: str, name: str) -> None:
    """
    As Python wants it.
    """
    assert name == name_of(Path(file))


def test_the_command_writes_a_module(tmp_path: Path) -> None:
    """
    To a file, or to be piped; a wrong file or route is told without a traceback.
    """
    (tmp_path / "fleet.xml").write_bytes(METADATA)
    (tmp_path / "wrong.xml").write_bytes(b"<html/>")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "factorial_erp", "generate-bc", *words]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    written = run("fleet.xml", "--route", "contoso/fleet/v1.0", "--out", "cars.py")
    piped = run("fleet.xml", "--route", "contoso/fleet/v1.0")
    wrong = [
        run("wrong.xml", "--route", "contoso/fleet/v1.0"),
        run("absent.xml", "--route", "contoso/fleet/v1.0"),
        run("fleet.xml", "--route", "../v2.0"),
    ]

    assert 0 == written.returncode, written.stderr
    assert "class CarsApi(CustomApi[M])" in (tmp_path / "cars.py").read_text("utf-8")
    assert "class FleetApi(CustomApi[M])" in piped.stdout
    assert "``fleet.xml``" in piped.stdout
    assert [2, 2, 2] == [each.returncode for each in wrong]
    assert ["no schema", "cannot be read", "no route"] == [
        reason
        for each, reason in zip(wrong, ["no schema", "cannot be read", "no route"], strict=True)
        if reason in each.stderr and "Traceback" not in each.stderr
    ]


@needs_metadata
def test_the_standard_api_can_be_generated_from_its_metadata(tmp_path: Path) -> None:
    """
    81 sets in a company, checked by mypy as users do, with the types that the generated room has.
    """
    content = EDMX.read_bytes()
    text = custom_module(content, name="standard", route="v2.0", source=EDMX.name)
    made: Any = load(tmp_path, text, "standard")

    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "standard.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    if "No module named mypy" not in checked.stderr:
        assert checked.stdout.startswith("Success"), checked.stdout
    assert 81 == sum(hasattr(each, "_set") for each in vars(made).values())
    assert issubclass(made.PurchaseInvoice, Entity)
    assert columns(made.Vendor)["website"].max_length == 80
    assert not hasattr(made.Accounts, "create")
    assert hasattr(made.PurchaseInvoices, "post")
