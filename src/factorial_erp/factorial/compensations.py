"""
Compensations: payroll runs, what goes into them and what comes out.

Generated from ``schema/factorial/compensations.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import OPEN, FactorialResource, ListOptions, Many

__all__ = [
    "AdditionalCompensation",
    "AdditionalCompensationAmountStrategyType",
    "AdditionalCompensationChanges",
    "AdditionalCompensationPerWorkedDayDefinition",
    "AdditionalCompensationPerWorkedDayDefinitionFields",
    "AdditionalCompensationQuery",
    "AdditionalCompensationRecurrence",
    "AdditionalCompensations",
    "Compensations",
    "Concept",
    "ConceptCategory",
    "ConceptChanges",
    "ConceptQuery",
    "ConceptUnitType",
    "Concepts",
    "Cycle",
    "CycleQuery",
    "Cycles",
    "EmployeesCompensation",
    "EmployeesCompensationAmountStrategyType",
    "EmployeesCompensationChanges",
    "EmployeesCompensationQuery",
    "EmployeesCompensationResultType",
    "EmployeesCompensationSourceType",
    "EmployeesCompensationStrategyType",
    "EmployeesCompensations",
    "NewAdditionalCompensation",
    "NewConcept",
    "NewEmployeesCompensation",
    "PayrollResult",
    "PayrollResultAmountStrategyType",
    "PayrollResultBulkCreate",
    "PayrollResultQuery",
    "PayrollResultResultFields",
    "PayrollResultResultItemFields",
    "PayrollResultSourceType",
    "PayrollResults",
    "PayrollRun",
    "PayrollRunEmployeesCompensation",
    "PayrollRunEmployeesCompensationAmountStrategyType",
    "PayrollRunEmployeesCompensationQuery",
    "PayrollRunEmployeesCompensationResultType",
    "PayrollRunEmployeesCompensations",
    "PayrollRunPaymentType",
    "PayrollRunQuery",
    "PayrollRuns",
]


class AdditionalCompensationAmountStrategyType(OpenEnum):
    """Values of :attr:`AdditionalCompensation.amount_strategy_type`."""

    CONTRACTS_FIXED_AMOUNT_STRATEGY = "contracts_fixed_amount_strategy"
    CONTRACTS_PER_WORKED_DAY_AMOUNT_STRATEGY = "contracts_per_worked_day_amount_strategy"
    CONTRACTS_VARIABLE_AMOUNT_STRATEGY = "contracts_variable_amount_strategy"


class AdditionalCompensationRecurrence(OpenEnum):
    """Values of :attr:`NewAdditionalCompensation.recurrence`."""

    EVERY_10_MONTHS = "every_10_months"
    EVERY_11_MONTHS = "every_11_months"
    EVERY_12_MONTHS = "every_12_months"
    EVERY_2_MONTHS = "every_2_months"
    EVERY_3_MONTHS = "every_3_months"
    EVERY_4_MONTHS = "every_4_months"
    EVERY_5_MONTHS = "every_5_months"
    EVERY_6_MONTHS = "every_6_months"
    EVERY_7_MONTHS = "every_7_months"
    EVERY_8_MONTHS = "every_8_months"
    EVERY_9_MONTHS = "every_9_months"
    MONTHLY = "monthly"


class ConceptCategory(OpenEnum):
    """Values of :attr:`Concept.category`."""

    COMPANY_CONTRIBUTION = "company_contribution"
    DEDUCTIONS = "deductions"
    EARNINGS_BENEFITS_IN_KIND = "earnings_benefits_in_kind"
    EARNINGS_FIXED_SALARY = "earnings_fixed_salary"
    EARNINGS_OTHERS = "earnings_others"
    EARNINGS_VARIABLE = "earnings_variable"
    SUMMARIZED_VALUES = "summarized_values"


class ConceptUnitType(OpenEnum):
    """Values of :attr:`Concept.unit_type`."""

    DISTANCE = "distance"
    MONEY = "money"
    TIME = "time"
    UNIT = "unit"


class EmployeesCompensationAmountStrategyType(OpenEnum):
    """Values of :attr:`EmployeesCompensation.amount_strategy_type`."""

    COMPENSATIONS_FIXED_AMOUNT_STRATEGY = "compensations_fixed_amount_strategy"
    COMPENSATIONS_PER_WORKED_DAY_AMOUNT_STRATEGY = "compensations_per_worked_day_amount_strategy"
    COMPENSATIONS_VARIABLE_AMOUNT_STRATEGY = "compensations_variable_amount_strategy"


class EmployeesCompensationResultType(OpenEnum):
    """Values of :attr:`EmployeesCompensation.result_type`."""

    COMPENSATION = "compensation"
    PAYROLL_RESULT = "payroll_result"


class EmployeesCompensationSourceType(OpenEnum):
    """Values of :attr:`EmployeesCompensation.source_type`."""

    ATTENDANCE_REVIEW = "attendance_review"
    BENEFITS_COMPENSATION = "benefits_compensation"
    COMPENSATIONS_COMPENSATIONPOLICY = "compensations_compensationpolicy"
    EXPENSES_EXPENSABLE = "expenses_expensable"
    EXPENSES_EXPENSE = "expenses_expense"
    EXPENSES_MILEAGE = "expenses_mileage"
    INCENTIVES_COMPENSATIONPLANREQUEST = "incentives_compensationplanrequest"
    SALARY_ADVANCE_REQUEST = "salary_advance_request"
    TIMESETTINGS_CUSTOMTIMERANGECATEGORY = "timesettings_customtimerangecategory"


class EmployeesCompensationStrategyType(OpenEnum):
    """Values of :attr:`NewEmployeesCompensation.strategy_type`."""

    COMPENSATIONS_FIXED_AMOUNT_STRATEGY = "compensations_fixed_amount_strategy"
    COMPENSATIONS_PER_WORKED_DAY_AMOUNT_STRATEGY = "compensations_per_worked_day_amount_strategy"
    COMPENSATIONS_VARIABLE_AMOUNT_STRATEGY = "compensations_variable_amount_strategy"


class PayrollResultAmountStrategyType(OpenEnum):
    """Values of :attr:`PayrollResult.amount_strategy_type`."""

    COMPENSATIONS_FIXED_AMOUNT_STRATEGY = "compensations_fixed_amount_strategy"
    COMPENSATIONS_PER_WORKED_DAY_AMOUNT_STRATEGY = "compensations_per_worked_day_amount_strategy"
    COMPENSATIONS_VARIABLE_AMOUNT_STRATEGY = "compensations_variable_amount_strategy"


class PayrollResultSourceType(OpenEnum):
    """Values of :attr:`PayrollResult.source_type`."""

    ATTENDANCE_REVIEW = "attendance_review"
    BENEFITS_COMPENSATION = "benefits_compensation"
    COMPENSATIONS_COMPENSATIONPOLICY = "compensations_compensationpolicy"
    EXPENSES_EXPENSABLE = "expenses_expensable"
    EXPENSES_EXPENSE = "expenses_expense"
    EXPENSES_MILEAGE = "expenses_mileage"
    INCENTIVES_COMPENSATIONPLANREQUEST = "incentives_compensationplanrequest"
    SALARY_ADVANCE_REQUEST = "salary_advance_request"
    TIMESETTINGS_CUSTOMTIMERANGECATEGORY = "timesettings_customtimerangecategory"


class PayrollRunEmployeesCompensationAmountStrategyType(OpenEnum):
    """Values of :attr:`PayrollRunEmployeesCompensation.amount_strategy_type`."""

    COMPENSATIONS_FIXED_AMOUNT_STRATEGY = "compensations_fixed_amount_strategy"
    COMPENSATIONS_PER_WORKED_DAY_AMOUNT_STRATEGY = "compensations_per_worked_day_amount_strategy"
    COMPENSATIONS_VARIABLE_AMOUNT_STRATEGY = "compensations_variable_amount_strategy"


class PayrollRunEmployeesCompensationResultType(OpenEnum):
    """What :meth:`PayrollRunEmployeesCompensations.list` can filter by."""

    COMPENSATION = "compensation"
    PAYROLL_RESULT = "payroll_result"


class PayrollRunPaymentType(OpenEnum):
    """Values of :attr:`PayrollRun.payment_type`."""

    BONUS_BENEFIT = "bonus_benefit"
    DELAYED_PAYMENT = "delayed_payment"
    EXTRA_PAY = "extra_pay"
    RATE_DIFFERENCE = "rate_difference"
    REGULAR = "regular"
    SALARY_ADVANCE = "salary_advance"
    SEVERANCE = "severance"


@model()
class AdditionalCompensationPerWorkedDayDefinition(Model):
    """What is below :attr:`AdditionalCompensation.per_worked_day_definition`."""

    calculation_source: Attr[str]
    reference_time: Attr[str]
    minimum_amount_of_hours_in_minutes: Attr[int | None] = field(default=None)
    work_locations: Attr[tuple[str, ...] | None] = field(default=None)
    timeoff_leave_type_ids: Attr[tuple[str, ...] | None] = field(default=None)
    eligible_days: Attr[tuple[str, ...] | None] = field(default=None)


@model()
class AdditionalCompensation(Model):
    """What a contract pays besides the salary."""

    id: Attr[str]
    contract_version_id: Attr[str]
    company_id: Attr[str]
    payroll_concept_id: Attr[str]
    """Id of a :class:`Concept` (a guess, by its name)."""
    employee_id: Attr[str]
    amount_strategy_type: Attr[AdditionalCompensationAmountStrategyType]
    amount_strategy_id: Attr[str]
    per_worked_day_definition: Attr[AdditionalCompensationPerWorkedDayDefinition]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    recurrence: Attr[str | None] = field(default=None)
    first_payment_on: Attr[dt.date | None] = field(default=None)
    description: Attr[str | None] = field(default=None)
    amount: Attr[int | None] = field(default=None, private=True)
    upper_limit: Attr[int | None] = field(default=None, private=True)


@model()
class Concept(Model):
    """A kind of earning or deduction; payroll codes are mapped to it."""

    id: Attr[str]
    company_id: Attr[str]
    default: Attr[bool]
    description: Attr[str]
    label: Attr[str]
    name: Attr[str]
    translated_name: Attr[str]
    enabled: Attr[bool]
    category: Attr[ConceptCategory | None] = field(default=None)
    unit_name: Attr[str | None] = field(default=None)
    unit_type: Attr[ConceptUnitType | None] = field(default=None)
    created_at: Attr[dt.datetime | None] = field(default=None)
    updated_at: Attr[dt.datetime | None] = field(default=None)


@model()
class Cycle(Model):
    """How often payroll runs, and until when data is taken."""

    id: Attr[str]
    company_id: Attr[str]
    recurrence: Attr[str]
    first_payment: Attr[str | None] = field(default=None)
    currency: Attr[str | None] = field(default=None)
    country: Attr[str | None] = field(default=None)
    closure_day: Attr[int | None] = field(default=None)
    alerts_day: Attr[int | None] = field(default=None)
    archived_at: Attr[dt.datetime | None] = field(default=None)
    created_at: Attr[dt.datetime | None] = field(default=None)
    updated_at: Attr[dt.datetime | None] = field(default=None)


@model()
class EmployeesCompensation(Model):
    """What goes into a payroll run for one employee and concept."""

    id: Attr[str]
    payroll_run_employee_id: Attr[str]
    """Id of an employee, despite the name."""
    payroll_concept_id: Attr[str]
    """Id of a :class:`Concept` (a guess, by its name)."""
    payroll_run_id: Attr[str]
    amount_strategy_type: Attr[EmployeesCompensationAmountStrategyType]
    amount_is_overwritten: Attr[bool]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    amount: Attr[int | None] = field(default=None, private=True)
    result_type: Attr[EmployeesCompensationResultType | None] = field(default=None)
    source_type: Attr[EmployeesCompensationSourceType | None] = field(default=None)
    source_id: Attr[str | None] = field(default=None)
    created_by_employee_id: Attr[str | None] = field(default=None)
    last_updated_by_employee_id: Attr[str | None] = field(default=None)


@model()
class PayrollResult(Model):
    """What payroll calculated for one employee and concept."""

    id: Attr[str]
    payroll_run_id: Attr[str]
    payroll_run_employee_id: Attr[str]
    """Id of an employee, despite the name."""
    payroll_concept_id: Attr[str]
    """Id of a :class:`Concept` (a guess, by its name)."""
    amount_strategy_type: Attr[PayrollResultAmountStrategyType]
    amount_is_overwritten: Attr[bool]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    amount: Attr[int | None] = field(default=None, private=True)
    """In the smallest **unit** of the concept: cents for money."""
    source_type: Attr[PayrollResultSourceType | None] = field(default=None)
    source_id: Attr[str | None] = field(default=None)


@model()
class PayrollRunEmployeesCompensation(Model):
    """An input or result of a payroll run for one employee and concept."""

    id: Attr[str]
    payroll_run_employee_id: Attr[str]
    """Id of an employee, despite the name."""
    payroll_concept_id: Attr[str]
    """Id of a :class:`Concept` (a guess, by its name)."""
    payroll_run_id: Attr[str]
    result_type: Attr[str]
    amount_strategy_type: Attr[PayrollRunEmployeesCompensationAmountStrategyType]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    amount: Attr[int | None] = field(default=None, private=True)
    """In the smallest **unit** of the concept: cents for money."""


@model()
class PayrollRun(Model):
    """One payroll of one period."""

    id: Attr[str]
    label: Attr[str]
    starts_on: Attr[dt.date]
    ends_on: Attr[dt.date]
    status: Attr[str]
    """Free text: ``open``, ``in_review`` and ``completed`` have been seen."""
    locked: Attr[bool]
    company_id: Attr[str]
    locked_at: Attr[dt.datetime | None] = field(default=None)
    cycle_id: Attr[str | None] = field(default=None)
    payment_type: Attr[PayrollRunPaymentType | None] = field(default=None)
    closure_date: Attr[dt.date | None] = field(default=None)
    alerts_date: Attr[dt.date | None] = field(default=None)
    created_at: Attr[dt.datetime | None] = field(default=None)
    updated_at: Attr[dt.datetime | None] = field(default=None)


class AdditionalCompensationQuery(ListOptions, total=False):
    """Filters of :meth:`AdditionalCompensations.list`."""

    ids: Many[str]
    contract_version_ids: Many[str]
    employee_ids: Many[str]
    payroll_concept_ids: Many[str]


class AdditionalCompensationPerWorkedDayDefinitionFields(TypedDict, total=False):
    """What goes into :attr:`NewAdditionalCompensation.per_worked_day_definition`."""

    calculation_source: Required[str]
    reference_time: Required[str]
    minimum_amount_of_hours_in_minutes: int | None
    work_locations: Many[str] | None
    timeoff_leave_type_ids: Many[str] | None
    eligible_days: Many[str] | None


class NewAdditionalCompensation(TypedDict, total=False):
    """What :meth:`AdditionalCompensations.create` takes."""

    contract_version_id: Required[str]
    payroll_concept_id: Required[str]
    amount_strategy_type: Required[AdditionalCompensationAmountStrategyType | str]
    per_worked_day_definition: Required[AdditionalCompensationPerWorkedDayDefinitionFields]
    amount: int | None
    upper_limit: int | None
    description: str | None
    recurrence: AdditionalCompensationRecurrence | str | None
    first_payment_on: dt.date | None


class AdditionalCompensationChanges(TypedDict, total=False):
    """What :meth:`AdditionalCompensations.update` takes."""

    per_worked_day_definition: Required[AdditionalCompensationPerWorkedDayDefinitionFields]
    amount_strategy_type: AdditionalCompensationAmountStrategyType | str | None
    amount: int | None
    upper_limit: int | None
    description: str | None
    recurrence: AdditionalCompensationRecurrence | str | None
    first_payment_on: dt.date | None


class ConceptQuery(ListOptions, total=False):
    """Filters of :meth:`Concepts.list`."""

    ids: Many[str]
    categories: Many[ConceptCategory | str]
    with_active_status: bool
    enabled: bool
    default: bool


class NewConcept(TypedDict, total=False):
    """What :meth:`Concepts.create` takes."""

    category: Required[ConceptCategory | str]
    company_id: Required[str]
    label: Required[str]
    description: str | None
    unit_type: ConceptUnitType | str | None


class ConceptChanges(TypedDict, total=False):
    """What :meth:`Concepts.update` takes."""

    category: ConceptCategory | str | None
    description: str | None
    label: str | None
    unit_type: ConceptUnitType | str | None
    labor_cost: bool | None
    enabled: bool | None


class CycleQuery(ListOptions, total=False):
    """Filters of :meth:`Cycles.list`."""

    ids: Many[str]
    company_id: str
    company_ids: Many[str]
    recurrence: str
    currency: str
    country: str
    include_archived: bool
    include_hidden: bool


class EmployeesCompensationQuery(ListOptions, total=False):
    """Filters of :meth:`EmployeesCompensations.list`."""

    ids: Many[str]
    payroll_run_ids: Many[str]
    cycle_ids: Many[str]
    payroll_run_employee_ids: Many[str]
    payroll_concept_ids: Many[str]


class NewEmployeesCompensation(TypedDict, total=False):
    """What :meth:`EmployeesCompensations.create` takes."""

    payroll_run_id: Required[str]
    employee_id: Required[str]
    concept_id: Required[str]
    is_overwritten: Required[bool]
    amount: int | None
    strategy_type: EmployeesCompensationStrategyType | str | None
    unit_symbol: str | None
    upper_limit: int | None
    per_day_rate: int | None


class EmployeesCompensationChanges(TypedDict, total=False):
    """What :meth:`EmployeesCompensations.update` takes."""

    is_overwritten: Required[bool]
    amount: int | None
    amount_overwritten: int | None
    strategy_type: EmployeesCompensationStrategyType | str | None
    unit_symbol: str | None
    upper_limit: int | None
    per_day_rate: int | None


class PayrollResultQuery(ListOptions, total=False):
    """Filters of :meth:`PayrollResults.list`."""

    ids: Many[str]
    payroll_run_ids: Many[str]
    cycle_ids: Many[str]
    payroll_run_employee_ids: Many[str]
    payroll_concept_ids: Many[str]


class PayrollResultResultItemFields(TypedDict, total=False):
    """What goes into :attr:`PayrollResultResultFields.items`."""

    payroll_concept_id: Required[str]
    amount: Required[int]
    """**Cents** of the currency of the record."""


class PayrollResultResultFields(TypedDict, total=False):
    """What goes into :attr:`PayrollResultBulkCreate.results`."""

    employee_id: Required[str]
    items: Required[Many[PayrollResultResultItemFields]]


class PayrollResultBulkCreate(TypedDict, total=False):
    """What :meth:`PayrollResults.bulk_create` takes."""

    payroll_run_id: Required[str]
    results: Required[Many[PayrollResultResultFields]]


class PayrollRunEmployeesCompensationQuery(ListOptions, total=False):
    """Filters of :meth:`PayrollRunEmployeesCompensations.list`."""

    ids: Many[str]
    payroll_run_ids: Many[str]
    payroll_run_employee_ids: Many[str]
    payroll_concept_ids: Many[str]
    result_type: PayrollRunEmployeesCompensationResultType | str
    legal_entity_ids: Many[str]


class PayrollRunQuery(ListOptions, total=False):
    """Filters of :meth:`PayrollRuns.list`."""

    ids: Many[str]
    from_: dt.date | str
    """First day, inclusive (a guess: the API does not say)."""
    to: dt.date | str
    """Last day, inclusive (a guess: the API does not say)."""
    company_id: str
    cycle_ids: Many[str]
    statuses: Many[str]
    payment_types: Many[PayrollRunPaymentType | str]
    include_hidden: bool


class AdditionalCompensations(FactorialResource[M]):
    """``compensations/additional_compensations``: what a contract pays besides the salary."""

    _path = "/compensations/additional_compensations"

    @listing
    def list(self, **query: Unpack[AdditionalCompensationQuery]) -> Listing[AdditionalCompensation]:
        """Additional compensations, oldest first."""
        return self._pages(AdditionalCompensation, AdditionalCompensationQuery, query)

    @operation
    async def get(self, id: str) -> AdditionalCompensation:
        """One record by its id."""
        return await self._one(AdditionalCompensation, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewAdditionalCompensation]) -> AdditionalCompensation:
        """Create one."""
        return await self._one(
            AdditionalCompensation, "POST", takes=NewAdditionalCompensation, body=fields
        )

    @operation
    async def update(
        self, id: str, **changes: Unpack[AdditionalCompensationChanges]
    ) -> AdditionalCompensation:
        """Change the fields that are given."""
        return await self._one(
            AdditionalCompensation,
            "PUT",
            id,
            takes=AdditionalCompensationChanges,
            body={"id": id, **changes},
        )

    @operation
    async def delete(self, id: str) -> AdditionalCompensation:
        """Delete it and return what it was."""
        return await self._one(AdditionalCompensation, "DELETE", id)


class Concepts(FactorialResource[M]):
    """``compensations/concepts``: kinds of earnings and deductions."""

    _path = "/compensations/concepts"

    @listing
    def list(self, **query: Unpack[ConceptQuery]) -> Listing[Concept]:
        """Concepts, oldest first."""
        return self._pages(Concept, ConceptQuery, query)

    @operation
    async def get(self, id: str) -> Concept:
        """One record by its id."""
        return await self._one(Concept, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewConcept]) -> Concept:
        """Create one."""
        return await self._one(Concept, "POST", takes=NewConcept, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[ConceptChanges]) -> Concept:
        """Change the fields that are given."""
        return await self._one(Concept, "PUT", id, takes=ConceptChanges, body={"id": id, **changes})


class Cycles(FactorialResource[M]):
    """``compensations/cycles``: how often payroll runs."""

    _path = "/compensations/cycles"

    @listing
    def list(self, **query: Unpack[CycleQuery]) -> Listing[Cycle]:
        """Cycles, oldest first."""
        return self._pages(Cycle, CycleQuery, query)

    @operation
    async def get(self, id: str) -> Cycle:
        """One record by its id."""
        return await self._one(Cycle, "GET", id)


class EmployeesCompensations(FactorialResource[M]):
    """``compensations/employees_compensations``: what goes into payroll runs."""

    _path = "/compensations/employees_compensations"

    @listing
    def list(self, **query: Unpack[EmployeesCompensationQuery]) -> Listing[EmployeesCompensation]:
        """Employees compensations, oldest first."""
        return self._pages(EmployeesCompensation, EmployeesCompensationQuery, query)

    @operation
    async def get(self, id: str) -> EmployeesCompensation:
        """One record by its id."""
        return await self._one(EmployeesCompensation, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewEmployeesCompensation]) -> EmployeesCompensation:
        """Create one."""
        return await self._one(
            EmployeesCompensation, "POST", takes=NewEmployeesCompensation, body=fields
        )

    @operation
    async def update(
        self, id: str, **changes: Unpack[EmployeesCompensationChanges]
    ) -> EmployeesCompensation:
        """Change the fields that are given."""
        return await self._one(
            EmployeesCompensation,
            "PUT",
            id,
            takes=EmployeesCompensationChanges,
            body={"id": id, **changes},
        )

    @operation
    async def delete(self, id: str) -> EmployeesCompensation:
        """Delete it and return what it was."""
        return await self._one(EmployeesCompensation, "DELETE", id)


class PayrollResults(FactorialResource[M]):
    """``compensations/payroll_results``: what payroll calculated."""

    _path = "/compensations/payroll_results"

    @listing
    def list(self, **query: Unpack[PayrollResultQuery]) -> Listing[PayrollResult]:
        """Payroll results, oldest first."""
        return self._pages(PayrollResult, PayrollResultQuery, query)

    @operation
    async def get(self, id: str) -> PayrollResult:
        """One record by its id."""
        return await self._one(PayrollResult, "GET", id)

    @operation
    async def bulk_create(
        self, **fields: Unpack[PayrollResultBulkCreate]
    ) -> tuple[PayrollResult, ...]:
        """Import results, at most 1000 amounts at once; sending them again replaces them."""
        return await self._many(
            PayrollResult, "POST", "bulk_create", takes=PayrollResultBulkCreate, body=fields
        )


class PayrollRunEmployeesCompensations(FactorialResource[M]):
    """``compensations/payroll_run_employees_compensations``: inputs and results of payroll runs."""

    _path = "/compensations/payroll_run_employees_compensations"

    @listing
    def list(
        self, **query: Unpack[PayrollRunEmployeesCompensationQuery]
    ) -> Listing[PayrollRunEmployeesCompensation]:
        """Payroll run employees compensations, oldest first."""
        return self._pages(
            PayrollRunEmployeesCompensation, PayrollRunEmployeesCompensationQuery, query
        )

    @operation
    async def get(self, id: str) -> PayrollRunEmployeesCompensation:
        """One record by its id."""
        return await self._one(PayrollRunEmployeesCompensation, "GET", id)


class PayrollRuns(FactorialResource[M]):
    """``compensations/payroll_runs``: one payroll of one period."""

    _path = "/compensations/payroll_runs"

    @listing
    def list(self, **query: Unpack[PayrollRunQuery]) -> Listing[PayrollRun]:
        """Payroll runs, oldest first; the window is on their period."""
        return self._pages(
            PayrollRun,
            PayrollRunQuery,
            query,
            window=OPEN,
            polling="Read runs by their period with from_ and to, and compare.",
        )

    @operation
    async def get(self, id: str) -> PayrollRun:
        """One record by its id."""
        return await self._one(PayrollRun, "GET", id)


class Compensations(FactorialResource[M]):
    """``compensations``: payroll runs, what goes into them and what comes out."""

    @cached_property
    def additional_compensations(self) -> AdditionalCompensations[M]:
        """What a contract pays besides the salary."""
        return AdditionalCompensations(self._session)

    @cached_property
    def concepts(self) -> Concepts[M]:
        """Kinds of earnings and deductions."""
        return Concepts(self._session)

    @cached_property
    def cycles(self) -> Cycles[M]:
        """How often payroll runs."""
        return Cycles(self._session)

    @cached_property
    def employees_compensations(self) -> EmployeesCompensations[M]:
        """What goes into payroll runs."""
        return EmployeesCompensations(self._session)

    @cached_property
    def payroll_results(self) -> PayrollResults[M]:
        """What payroll calculated."""
        return PayrollResults(self._session)

    @cached_property
    def payroll_run_employees_compensations(self) -> PayrollRunEmployeesCompensations[M]:
        """Inputs and results of payroll runs."""
        return PayrollRunEmployeesCompensations(self._session)

    @cached_property
    def payroll_runs(self) -> PayrollRuns[M]:
        """One payroll of one period."""
        return PayrollRuns(self._session)
