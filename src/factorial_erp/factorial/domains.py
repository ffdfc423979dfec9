"""
What hangs off a client of Factorial? Each domain loads its module when it is first used.

Generated from ``schema/factorial`` by ``python tools/generate.py``.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._core.operation import Async, M, Resource

if TYPE_CHECKING:
    from .api_public import ApiPublic
    from .approvals import Approvals
    from .ats import Ats
    from .attendance import Attendance
    from .banking import Banking
    from .bookkeepers_management import BookkeepersManagement
    from .companies import Companies
    from .compensations import Compensations
    from .contracts import Contracts
    from .custom_fields import CustomFields
    from .custom_resources import CustomResources
    from .documents import Documents
    from .employee_updates import EmployeeUpdates
    from .employees import Employees
    from .expenses import Expenses
    from .files import Files
    from .finance import Finance
    from .holidays import Holidays
    from .integrations import Integrations
    from .it_management import ItManagement
    from .job_catalog import JobCatalog
    from .locations import Locations
    from .marketplace import Marketplace
    from .payroll import Payroll
    from .payroll_employees import PayrollEmployees
    from .payroll_integrations_base import PayrollIntegrationsBase
    from .performance import Performance
    from .posts import Posts
    from .processes import Processes
    from .procurement import Procurement
    from .project_management import ProjectManagement
    from .shift_management import ShiftManagement
    from .tasks import Tasks
    from .teams import Teams
    from .time_planning import TimePlanning
    from .time_settings import TimeSettings
    from .timeoff import Timeoff
    from .trainings import Trainings
    from .webhook_subscribing import Webhooks
    from .work_schedule import WorkSchedule

__all__ = ["FactorialDomains"]


class FactorialDomains(Resource[M]):
    """What hangs off a Factorial client: one attribute for each domain of the API."""

    @cached_property
    def api_public(self) -> ApiPublic[M]:
        """Who is asking, and webhook subscriptions."""
        from .api_public import ApiPublic

        return ApiPublic(self._session)

    @cached_property
    def approvals(self) -> Approvals[M]:
        """Who has to agree to what."""
        from .approvals import Approvals

        return Approvals(self._session)

    @cached_property
    def ats(self) -> Ats[M]:
        """Job postings, candidates and applications."""
        from .ats import Ats

        return Ats(self._session)

    @cached_property
    def attendance(self) -> Attendance[M]:
        """Shifts, worked and estimated times, overtime."""
        from .attendance import Attendance

        return Attendance(self._session)

    @cached_property
    def banking(self) -> Banking[M]:
        """Bank accounts, transactions and card payments."""
        from .banking import Banking

        return Banking(self._session)

    @cached_property
    def bookkeepers_management(self) -> BookkeepersManagement[M]:
        """What bookkeepers ask about employees."""
        from .bookkeepers_management import BookkeepersManagement

        return BookkeepersManagement(self._session)

    @cached_property
    def companies(self) -> Companies[M]:
        """Legal entities."""
        from .companies import Companies

        return Companies(self._session)

    @cached_property
    def compensations(self) -> Compensations[M]:
        """Payroll runs, concepts, and what employees are paid."""
        from .compensations import Compensations

        return Compensations(self._session)

    @cached_property
    def contracts(self) -> Contracts[M]:
        """Contracts, their versions and what countries ask of them."""
        from .contracts import Contracts

        return Contracts(self._session)

    @cached_property
    def custom_fields(self) -> CustomFields[M]:
        """Fields that a company added, and their values."""
        from .custom_fields import CustomFields

        return CustomFields(self._session)

    @cached_property
    def custom_resources(self) -> CustomResources[M]:
        """Tables that a company added."""
        from .custom_resources import CustomResources

        return CustomResources(self._session)

    @cached_property
    def documents(self) -> Documents[M]:
        """Documents; folders and links to download are below."""
        from .documents import Documents

        return Documents(self._session)

    @cached_property
    def employee_updates(self) -> EmployeeUpdates[M]:
        """What changed about employees, for payroll."""
        from .employee_updates import EmployeeUpdates

        return EmployeeUpdates(self._session)

    @cached_property
    def employees(self) -> Employees[M]:
        """The people of the company."""
        from .employees import Employees

        return Employees(self._session)

    @cached_property
    def expenses(self) -> Expenses[M]:
        """Receipts; mileages, per diems and the common headers are below."""
        from .expenses import Expenses

        return Expenses(self._session)

    @cached_property
    def files(self) -> Files[M]:
        """What belongs to receipts, financial documents and other records: to download, or to read."""
        from .files import Files

        return Files(self._session)

    @cached_property
    def finance(self) -> Finance[M]:
        """Chart of accounts, categories, suppliers, cost centers and taxes."""
        from .finance import Finance

        return Finance(self._session)

    @cached_property
    def holidays(self) -> Holidays[M]:
        """Days off of the company."""
        from .holidays import Holidays

        return Holidays(self._session)

    @cached_property
    def integrations(self) -> Integrations[M]:
        """Sync runs, their items and the lasting links to records elsewhere."""
        from .integrations import Integrations

        return Integrations(self._session)

    @cached_property
    def it_management(self) -> ItManagement[M]:
        """Devices and who has them."""
        from .it_management import ItManagement

        return ItManagement(self._session)

    @cached_property
    def job_catalog(self) -> JobCatalog[M]:
        """Roles and levels."""
        from .job_catalog import JobCatalog

        return JobCatalog(self._session)

    @cached_property
    def locations(self) -> Locations[M]:
        """Locations; work areas are below."""
        from .locations import Locations

        return Locations(self._session)

    @cached_property
    def marketplace(self) -> Marketplace[M]:
        """Installations of integrations and their settings."""
        from .marketplace import Marketplace

        return Marketplace(self._session)

    @cached_property
    def payroll(self) -> Payroll[M]:
        """Supplements, policy periods and family situations."""
        from .payroll import Payroll

        return Payroll(self._session)

    @cached_property
    def payroll_employees(self) -> PayrollEmployees[M]:
        """Identifiers and German payroll data of employees."""
        from .payroll_employees import PayrollEmployees

        return PayrollEmployees(self._session)

    @cached_property
    def payroll_integrations_base(self) -> PayrollIntegrationsBase[M]:
        """Codes of external payroll programs."""
        from .payroll_integrations_base import PayrollIntegrationsBase

        return PayrollIntegrationsBase(self._session)

    @cached_property
    def performance(self) -> Performance[M]:
        """Reviews, their questionnaires and results."""
        from .performance import Performance

        return Performance(self._session)

    @cached_property
    def posts(self) -> Posts[M]:
        """Posts; groups and comments are below."""
        from .posts import Posts

        return Posts(self._session)

    @cached_property
    def processes(self) -> Processes[M]:
        """Processes; those that were started are below."""
        from .processes import Processes

        return Processes(self._session)

    @cached_property
    def procurement(self) -> Procurement[M]:
        """Purchase orders and requests, and the templates that shape them."""
        from .procurement import Procurement

        return Procurement(self._session)

    @cached_property
    def project_management(self) -> ProjectManagement[M]:
        """The projects that time and expenses belong to."""
        from .project_management import ProjectManagement

        return ProjectManagement(self._session)

    @cached_property
    def shift_management(self) -> ShiftManagement[M]:
        """Planned shifts."""
        from .shift_management import ShiftManagement

        return ShiftManagement(self._session)

    @cached_property
    def tasks(self) -> Tasks[M]:
        """Tasks; their files are below."""
        from .tasks import Tasks

        return Tasks(self._session)

    @cached_property
    def teams(self) -> Teams[M]:
        """Teams; their memberships are below."""
        from .teams import Teams

        return Teams(self._session)

    @cached_property
    def time_planning(self) -> TimePlanning[M]:
        """Versions of plans, and planned breaks."""
        from .time_planning import TimePlanning

        return TimePlanning(self._session)

    @cached_property
    def time_settings(self) -> TimeSettings[M]:
        """Breaks and kinds of time."""
        from .time_settings import TimeSettings

        return TimeSettings(self._session)

    @cached_property
    def timeoff(self) -> Timeoff[M]:
        """Leaves, allowances and policies."""
        from .timeoff import Timeoff

        return Timeoff(self._session)

    @cached_property
    def trainings(self) -> Trainings[M]:
        """Trainings; sessions, classes and memberships are below."""
        from .trainings import Trainings

        return Trainings(self._session)

    @cached_property
    def webhooks(self) -> Webhooks[M]:
        """Subscriptions to webhooks: made once, enabled again."""
        from .webhook_subscribing import Webhooks

        return Webhooks(self._session)

    @cached_property
    def work_schedule(self) -> WorkSchedule[M]:
        """When people should work."""
        from .work_schedule import WorkSchedule

        return WorkSchedule(self._session)

    @property
    def shared(self) -> FactorialDomains[Async]:
        """The same client for code that awaits its operations in both modes."""
        return FactorialDomains(self._session.shared)
