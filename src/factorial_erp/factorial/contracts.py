"""
Contracts: versions of employees' contracts, and what countries ask of them.

Generated from ``schema/factorial/contracts.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "Contract",
    "ContractActivityPeriod",
    "ContractActivityPeriodQuery",
    "ContractActivityPeriodType",
    "ContractActivityPeriods",
    "ContractQuery",
    "ContractSchedule",
    "ContractTemplate",
    "ContractTemplateQuery",
    "ContractTemplates",
    "ContractVersion",
    "ContractVersionAnnualWorkingTimeDistribution",
    "ContractVersionBankHolidayTreatment",
    "ContractVersionChanges",
    "ContractVersionCountryDataInputFields",
    "ContractVersionHistories",
    "ContractVersionHistory",
    "ContractVersionHistoryQuery",
    "ContractVersionMetaData",
    "ContractVersionMetaDatum",
    "ContractVersionMetaDatumQuery",
    "ContractVersionQuery",
    "ContractVersionRequest",
    "ContractVersionRequestStatus",
    "ContractVersionVersionData",
    "ContractVersionVersionDataCountryData",
    "ContractVersionVersionDataCountryDataField",
    "ContractVersionVersionDataCountryDataTemplateFragments",
    "ContractVersions",
    "Contracts",
    "ContractsCompensation",
    "ContractsCompensationChanges",
    "ContractsCompensationQuery",
    "ContractsCompensationTimeCondition",
    "ContractsCompensations",
    "FrenchContractType",
    "FrenchContractTypeQuery",
    "FrenchContractTypes",
    "GermanContractType",
    "GermanContractTypeQuery",
    "GermanContractTypes",
    "LegalEntityChange",
    "LegalEntityChangeAnnualWorkingTimeDistribution",
    "LegalEntityChangeBankHolidayTreatment",
    "LegalEntityChangeContractDetailsAnnualWorkingTimeDistribution",
    "LegalEntityChangeContractDetailsBankHolidayTreatment",
    "LegalEntityChangeContractDetailsCountryDataInputFields",
    "LegalEntityChangeContractDetailsFields",
    "LegalEntityChangeVersionData",
    "LegalEntityChangeVersionDataCountryData",
    "LegalEntityChangeVersionDataCountryDataField",
    "LegalEntityChangeVersionDataCountryDataTemplateFragments",
    "LegalEntityChanges",
    "MaterializedTemplate",
    "MaterializedTemplateQuery",
    "MaterializedTemplateTemplate",
    "MaterializedTemplateTemplateDependency",
    "MaterializedTemplateTemplateDependencyType",
    "MaterializedTemplateTemplateEditMode",
    "MaterializedTemplateTemplateFieldType",
    "MaterializedTemplateTemplateOption",
    "MaterializedTemplateTemplateSourceLevel",
    "MaterializedTemplateTemplateType",
    "MaterializedTemplates",
    "NewContractVersion",
    "NewContractsCompensation",
    "NewLegalEntityChange",
    "NewSpanishContractType",
    "NewSpanishEducationLevel",
    "NewSpanishProfessionalCategory",
    "NewSpanishWorkingDayType",
    "PortugueseContractType",
    "PortugueseContractTypeQuery",
    "PortugueseContractTypes",
    "ReferenceContractQuery",
    "ReferenceContracts",
    "SpanishContractType",
    "SpanishContractTypeQuery",
    "SpanishContractTypes",
    "SpanishEducationLevel",
    "SpanishEducationLevelQuery",
    "SpanishEducationLevels",
    "SpanishProfessionalCategories",
    "SpanishProfessionalCategory",
    "SpanishProfessionalCategoryQuery",
    "SpanishWorkingDayType",
    "SpanishWorkingDayTypeQuery",
    "SpanishWorkingDayTypes",
    "Taxonomies",
    "Taxonomy",
    "TaxonomyQuery",
]


class ContractsCompensationTimeCondition(OpenEnum):
    """Values of :attr:`ContractsCompensation.time_condition`."""

    CUSTOM = "custom"
    FULL_DAY = "full_day"
    HALF_DAY = "half_day"


class ContractActivityPeriodType(OpenEnum):
    """Values of :attr:`ContractActivityPeriod.type`."""

    ACTIVITY = "activity"
    INACTIVITY = "inactivity"


class ContractVersionBankHolidayTreatment(OpenEnum):
    """Values of :attr:`ContractVersion.bank_holiday_treatment`."""

    NON_WORKABLE = "non_workable"
    WORKABLE = "workable"


class ContractVersionAnnualWorkingTimeDistribution(OpenEnum):
    """Values of :attr:`ContractVersion.annual_working_time_distribution`."""

    LIMIT_DAILY_HOURS = "limit_daily_hours"
    LIMIT_WORKDAYS = "limit_workdays"


class ContractSchedule(OpenEnum):
    """Values of :attr:`Contract.schedule`."""

    EXPIRED = "expired"
    ONGOING = "ongoing"
    UPCOMING = "upcoming"


class LegalEntityChangeBankHolidayTreatment(OpenEnum):
    """Values of :attr:`LegalEntityChange.bank_holiday_treatment`."""

    NON_WORKABLE = "non_workable"
    WORKABLE = "workable"


class LegalEntityChangeAnnualWorkingTimeDistribution(OpenEnum):
    """Values of :attr:`LegalEntityChange.annual_working_time_distribution`."""

    LIMIT_DAILY_HOURS = "limit_daily_hours"
    LIMIT_WORKDAYS = "limit_workdays"


class LegalEntityChangeContractDetailsBankHolidayTreatment(OpenEnum):
    """Values of :attr:`LegalEntityChangeContractDetailsFields.bank_holiday_treatment`."""

    NON_WORKABLE = "non_workable"
    WORKABLE = "workable"


class LegalEntityChangeContractDetailsAnnualWorkingTimeDistribution(OpenEnum):
    """Values of :attr:`LegalEntityChangeContractDetailsFields.annual_working_time_distribution`."""

    LIMIT_DAILY_HOURS = "limit_daily_hours"
    LIMIT_WORKDAYS = "limit_workdays"


class MaterializedTemplateTemplateType(OpenEnum):
    """Values of :attr:`MaterializedTemplate.template_type`."""

    COMPANY = "company"
    CONTRACT_TYPE = "contract_type"
    COUNTRY = "country"
    LEGAL_ENTITY = "legal_entity"


class MaterializedTemplateTemplateFieldType(OpenEnum):
    """Values of :attr:`MaterializedTemplateTemplate.field_type`."""

    BOOLEAN = "boolean"
    CENTS = "cents"
    INTEGER = "integer"
    OPTION = "option"
    STRING = "string"


class MaterializedTemplateTemplateEditMode(OpenEnum):
    """Values of :attr:`MaterializedTemplateTemplate.edit_mode`."""

    ADD_ONLY = "add_only"
    FULL_EDITABLE = "full_editable"
    NOT_EDITABLE = "not_editable"


class MaterializedTemplateTemplateDependencyType(OpenEnum):
    """Values of :attr:`MaterializedTemplateTemplateDependency.type`."""

    DYNAMIC_OPTIONS = "dynamic_options"
    VISIBILITY_TOGGLE = "visibility_toggle"


class MaterializedTemplateTemplateSourceLevel(OpenEnum):
    """Values of :attr:`MaterializedTemplateTemplate.source_level`."""

    COMPANY = "company"
    COUNTRY = "country"
    LEGAL_ENTITY = "legal_entity"


class ContractVersionRequestStatus(OpenEnum):
    """Values of :attr:`ContractVersionRequest.status`."""

    APPROVED = "approved"
    PENDING = "pending"
    REJECTED = "rejected"
    EMPTY = ""


@model()
class ContractsCompensation(Model):
    """One of ``contracts/compensations``."""

    id: Attr[str]
    contract_version_id: Attr[str]
    contracts_taxonomy_id: Attr[str]
    unit: Attr[str]
    description: Attr[str | None] = field(default=None)
    compensation_type: Attr[str | None] = field(default=None)
    amount: Attr[int | None] = field(default=None, private=True)
    """**Cents** of the currency of the record."""
    sync_with_supplements: Attr[bool | None] = field(default=None)
    payroll_policy_id: Attr[str | None] = field(default=None)
    recurrence_count: Attr[int | None] = field(default=None)
    starts_on: Attr[dt.date | None] = field(default=None)
    recurrence: Attr[str | None] = field(default=None)
    first_payment_on: Attr[dt.date | None] = field(default=None)
    calculation: Attr[str | None] = field(default=None)
    currency: Attr[str | None] = field(default=None)
    time_condition: Attr[ContractsCompensationTimeCondition | None] = field(default=None)
    minimum_amount_of_hours: Attr[int | None] = field(default=None)
    minimum_amount_of_hours_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""


@model()
class ContractActivityPeriod(Model):
    """One of ``contracts/contract_activity_periods``."""

    id: Attr[str]
    contract_id: Attr[str]
    employee_id: Attr[str]
    type: Attr[ContractActivityPeriodType]
    activity_period_starts_on: Attr[dt.date]
    activity_period_ends_on: Attr[dt.date | None] = field(default=None)


@model()
class ContractTemplate(Model):
    """One of ``contracts/contract_templates``."""

    id: Attr[str]
    company_id: Attr[str | None] = field(default=None)
    contract_version_type: Attr[str | None] = field(default=None)


@model()
class ContractVersionHistory(Model):
    """One of ``contracts/contract_version_histories``."""

    id: Attr[str]
    employee_id: Attr[str]
    effective_on: Attr[dt.date]
    has_payroll: Attr[bool]
    original_contract_version_id: Attr[str]
    changed_at: Attr[dt.datetime]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    fr_forfait_jours: Attr[bool]
    country: Attr[str | None] = field(default=None)
    job_title: Attr[str | None] = field(default=None)
    job_catalog_level_id: Attr[str | None] = field(default=None)
    job_catalog_tree_node_uuid: Attr[str | None] = field(default=None)
    starts_on: Attr[dt.date | None] = field(default=None)
    ends_on: Attr[dt.date | None] = field(default=None)
    salary_amount: Attr[int | None] = field(default=None, private=True)
    """**Cents** of the currency of the record."""
    salary_frequency: Attr[str | None] = field(default=None, private=True)
    working_week_days: Attr[str | None] = field(default=None)
    working_hours: Attr[int | None] = field(default=None)
    working_hours_frequency: Attr[str | None] = field(default=None)
    max_legal_yearly_hours: Attr[int | None] = field(default=None)
    maximum_weekly_hours: Attr[int | None] = field(default=None)
    contracts_contract_version_id: Attr[str | None] = field(default=None)
    trial_period_ends_on: Attr[dt.date | None] = field(default=None)
    has_trial_period: Attr[bool | None] = field(default=None)
    author: Attr[str | None] = field(default=None)
    action_type: Attr[str | None] = field(default=None)
    adjusted_daily_minutes: Attr[int | None] = field(default=None)
    es_has_teleworking_contract: Attr[bool | None] = field(default=None)
    es_cotization_group: Attr[int | None] = field(default=None)
    es_contract_observations: Attr[str | None] = field(default=None)
    es_job_description: Attr[str | None] = field(default=None)
    es_contract_type_id: Attr[str | None] = field(default=None)
    es_working_day_type_id: Attr[str | None] = field(default=None)
    es_education_level_id: Attr[str | None] = field(default=None)
    es_professional_category_id: Attr[str | None] = field(default=None)
    es_contribution_type_id: Attr[str | None] = field(default=None)
    es_agreement_code_id: Attr[str | None] = field(default=None)
    es_cno_occupation_id: Attr[str | None] = field(default=None)
    es_tariff_group_id: Attr[str | None] = field(default=None)
    es_occupation_code_id: Attr[str | None] = field(default=None)
    es_classification_id: Attr[str | None] = field(default=None)
    fr_employee_type: Attr[str | None] = field(default=None)
    fr_jours_par_an: Attr[int | None] = field(default=None)
    fr_jours_par_an_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""
    fr_coefficient: Attr[str | None] = field(default=None)
    fr_contract_type_id: Attr[str | None] = field(default=None)
    fr_level_id: Attr[str | None] = field(default=None)
    fr_step_id: Attr[str | None] = field(default=None)
    fr_mutual_id: Attr[str | None] = field(default=None)
    fr_professional_category_id: Attr[str | None] = field(default=None)
    fr_work_type_id: Attr[str | None] = field(default=None)
    de_contract_type_id: Attr[str | None] = field(default=None)
    de_base_salary_type_id: Attr[str | None] = field(default=None)
    pt_contract_type_id: Attr[str | None] = field(default=None)


@model()
class ContractVersionMetaDatum(Model):
    """One of ``contracts/contract_version_meta_data``."""

    contract_version_id: Attr[str]
    action_type: Attr[str | None] = field(default=None)


@model()
class ContractVersionVersionDataCountryDataField(Model):
    """One of :attr:`ContractVersionVersionDataCountryData.fields`."""

    name: Attr[str]
    field_name: Attr[str]
    value_id: Attr[str]
    value_label: Attr[str | None] = field(default=None)


@model()
class ContractVersionVersionDataCountryDataTemplateFragments(Model):
    """What is below :attr:`ContractVersionVersionDataCountryData.template_fragments`."""

    company_fragment_id: Attr[str | None] = field(default=None)
    country_fragment_id: Attr[str | None] = field(default=None)
    legal_entity_fragment_id: Attr[str | None] = field(default=None)


@model()
class ContractVersionVersionDataCountryData(Model):
    """What is below :attr:`ContractVersionVersionData.country_data`."""

    country: Attr[str]
    fields: Attr[tuple[ContractVersionVersionDataCountryDataField, ...]]
    template_fragments: Attr[ContractVersionVersionDataCountryDataTemplateFragments]


@model()
class ContractVersionVersionData(Model):
    """What is below :attr:`ContractVersion.version_data`."""

    country_data: Attr[ContractVersionVersionDataCountryData | None] = field(default=None)


@model()
class ContractVersion(Model):
    """One of ``contracts/contract_versions``."""

    company_id: Attr[str]
    employee_id: Attr[str]
    effective_on: Attr[dt.date]
    has_payroll: Attr[bool]
    bank_holiday_treatment: Attr[ContractVersionBankHolidayTreatment]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    fr_forfait_jours: Attr[bool]
    id: Attr[str | None] = field(default=None)
    country: Attr[str | None] = field(default=None)
    contracts_contract_id: Attr[str | None] = field(default=None)
    job_title: Attr[str | None] = field(default=None)
    job_catalog_level_id: Attr[str | None] = field(default=None)
    job_catalog_tree_node_uuid: Attr[str | None] = field(default=None)
    starts_on: Attr[dt.date | None] = field(default=None)
    ends_on: Attr[dt.date | None] = field(default=None)
    has_trial_period: Attr[bool | None] = field(default=None)
    trial_period_ends_on: Attr[dt.date | None] = field(default=None)
    salary_amount: Attr[int | None] = field(default=None, private=True)
    """**Cents** of the currency of the record."""
    salary_currency: Attr[str | None] = field(default=None, private=True)
    salary_frequency: Attr[str | None] = field(default=None, private=True)
    working_week_days: Attr[str | None] = field(default=None)
    working_hours: Attr[int | None] = field(default=None)
    working_hours_frequency: Attr[str | None] = field(default=None)
    max_legal_yearly_hours: Attr[int | None] = field(default=None)
    maximum_weekly_hours: Attr[int | None] = field(default=None)
    working_time_percentage_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""
    annual_working_time_distribution: Attr[ContractVersionAnnualWorkingTimeDistribution | None] = (
        field(default=None)
    )
    version_data: Attr[ContractVersionVersionData | None] = field(default=None)
    min_rest_minutes_between_days: Attr[int | None] = field(default=None)
    max_work_minutes_per_day: Attr[int | None] = field(default=None)
    max_work_days_in_row: Attr[int | None] = field(default=None)
    min_rest_hours_in_row: Attr[int | None] = field(default=None)
    es_has_teleworking_contract: Attr[bool | None] = field(default=None)
    es_cotization_group: Attr[int | None] = field(default=None)
    contracts_es_tariff_group_id: Attr[str | None] = field(default=None)
    es_contract_observations: Attr[str | None] = field(default=None)
    es_job_description: Attr[str | None] = field(default=None)
    es_contract_type_id: Attr[str | None] = field(default=None)
    es_working_day_type_id: Attr[str | None] = field(default=None)
    es_education_level_id: Attr[str | None] = field(default=None)
    es_professional_category_id: Attr[str | None] = field(default=None)
    fr_employee_type: Attr[str | None] = field(default=None)
    fr_jours_par_an: Attr[int | None] = field(default=None)
    fr_coefficient: Attr[str | None] = field(default=None)
    fr_contract_type_id: Attr[str | None] = field(default=None)
    fr_level_id: Attr[str | None] = field(default=None)
    fr_step_id: Attr[str | None] = field(default=None)
    fr_mutual_id: Attr[str | None] = field(default=None)
    fr_professional_category_id: Attr[str | None] = field(default=None)
    fr_work_type_id: Attr[str | None] = field(default=None)
    de_contract_type_id: Attr[str | None] = field(default=None)
    de_base_salary_type_id: Attr[str | None] = field(default=None)
    pt_contract_type_id: Attr[str | None] = field(default=None)


@model()
class Contract(Model):
    """One of ``contracts/contracts``."""

    id: Attr[str]
    employee_id: Attr[str]
    country: Attr[str]
    company_id: Attr[str]
    legal_entity_id: Attr[str]
    starts_on: Attr[dt.date]
    is_discontinuous: Attr[bool]
    schedule: Attr[ContractSchedule]
    ends_on: Attr[dt.date | None] = field(default=None)


@model()
class FrenchContractType(Model):
    """One of ``contracts/french_contract_types``."""

    id: Attr[str]
    name: Attr[str]


@model()
class GermanContractType(Model):
    """One of ``contracts/german_contract_types``."""

    id: Attr[str]
    name: Attr[str]


@model()
class LegalEntityChangeVersionDataCountryDataField(Model):
    """One of :attr:`LegalEntityChangeVersionDataCountryData.fields`."""

    name: Attr[str]
    field_name: Attr[str]
    value_id: Attr[str]
    value_label: Attr[str | None] = field(default=None)


@model()
class LegalEntityChangeVersionDataCountryDataTemplateFragments(Model):
    """What is below :attr:`LegalEntityChangeVersionDataCountryData.template_fragments`."""

    company_fragment_id: Attr[str | None] = field(default=None)
    country_fragment_id: Attr[str | None] = field(default=None)
    legal_entity_fragment_id: Attr[str | None] = field(default=None)


@model()
class LegalEntityChangeVersionDataCountryData(Model):
    """What is below :attr:`LegalEntityChangeVersionData.country_data`."""

    country: Attr[str]
    fields: Attr[tuple[LegalEntityChangeVersionDataCountryDataField, ...]]
    template_fragments: Attr[LegalEntityChangeVersionDataCountryDataTemplateFragments]


@model()
class LegalEntityChangeVersionData(Model):
    """What is below :attr:`LegalEntityChange.version_data`."""

    country_data: Attr[LegalEntityChangeVersionDataCountryData | None] = field(default=None)


@model()
class LegalEntityChange(Model):
    """One of ``contracts/legal_entity_changes``."""

    contract_version_id: Attr[str]
    employee_id: Attr[str]
    effective_on: Attr[dt.date]
    has_payroll: Attr[bool]
    bank_holiday_treatment: Attr[LegalEntityChangeBankHolidayTreatment]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    fr_forfait_jours: Attr[bool]
    contracts_contract_id: Attr[str | None] = field(default=None)
    country: Attr[str | None] = field(default=None)
    job_title: Attr[str | None] = field(default=None)
    job_catalog_level_id: Attr[str | None] = field(default=None)
    job_catalog_tree_node_uuid: Attr[str | None] = field(default=None)
    starts_on: Attr[dt.date | None] = field(default=None)
    ends_on: Attr[dt.date | None] = field(default=None)
    has_trial_period: Attr[bool | None] = field(default=None)
    trial_period_ends_on: Attr[dt.date | None] = field(default=None)
    salary_amount: Attr[int | None] = field(default=None, private=True)
    """**Cents** of the currency of the record."""
    salary_frequency: Attr[str | None] = field(default=None, private=True)
    working_week_days: Attr[str | None] = field(default=None)
    working_hours: Attr[int | None] = field(default=None)
    working_hours_frequency: Attr[str | None] = field(default=None)
    max_legal_yearly_hours: Attr[int | None] = field(default=None)
    maximum_weekly_hours: Attr[int | None] = field(default=None)
    working_time_percentage_in_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""
    annual_working_time_distribution: Attr[
        LegalEntityChangeAnnualWorkingTimeDistribution | None
    ] = field(default=None)
    min_rest_minutes_between_days: Attr[int | None] = field(default=None)
    max_work_minutes_per_day: Attr[int | None] = field(default=None)
    max_work_days_in_row: Attr[int | None] = field(default=None)
    min_rest_hours_in_row: Attr[int | None] = field(default=None)
    version_data: Attr[LegalEntityChangeVersionData | None] = field(default=None)
    es_has_teleworking_contract: Attr[bool | None] = field(default=None)
    contracts_es_tariff_group_id: Attr[str | None] = field(default=None)
    es_cotization_group: Attr[int | None] = field(default=None)
    es_contract_observations: Attr[str | None] = field(default=None)
    es_job_description: Attr[str | None] = field(default=None)
    es_contract_type_id: Attr[str | None] = field(default=None)
    es_working_day_type_id: Attr[str | None] = field(default=None)
    es_education_level_id: Attr[str | None] = field(default=None)
    es_professional_category_id: Attr[str | None] = field(default=None)
    fr_employee_type: Attr[str | None] = field(default=None)
    fr_jours_par_an: Attr[int | None] = field(default=None)
    fr_coefficient: Attr[str | None] = field(default=None)
    fr_contract_type_id: Attr[str | None] = field(default=None)
    fr_level_id: Attr[str | None] = field(default=None)
    fr_step_id: Attr[str | None] = field(default=None)
    fr_mutual_id: Attr[str | None] = field(default=None)
    fr_professional_category_id: Attr[str | None] = field(default=None)
    fr_work_type_id: Attr[str | None] = field(default=None)
    de_contract_type_id: Attr[str | None] = field(default=None)
    de_base_salary_type_id: Attr[str | None] = field(default=None)
    pt_contract_type_id: Attr[str | None] = field(default=None)


@model()
class MaterializedTemplateTemplateDependency(Model):
    """One of :attr:`MaterializedTemplateTemplate.dependencies`."""

    field_: Attr[str]
    type: Attr[MaterializedTemplateTemplateDependencyType]
    value: Attr[str | None] = field(default=None)


@model()
class MaterializedTemplateTemplateOption(Model):
    """One of :attr:`MaterializedTemplateTemplate.options`."""

    id: Attr[str]
    option_id: Attr[str]
    fragment_id: Attr[str]
    label: Attr[str]
    default: Attr[bool]
    raw_label: Attr[str | None] = field(default=None)
    translation_string: Attr[str | None] = field(default=None)
    archived_at: Attr[dt.datetime | None] = field(default=None)
    integration_source: Attr[str | None] = field(default=None)


@model()
class MaterializedTemplateTemplate(Model):
    """One of :attr:`MaterializedTemplate.template`."""

    id: Attr[str]
    field_id: Attr[str]
    label: Attr[str]
    field_type: Attr[MaterializedTemplateTemplateFieldType]
    edit_mode: Attr[MaterializedTemplateTemplateEditMode]
    dependencies: Attr[tuple[MaterializedTemplateTemplateDependency, ...]]
    source_level: Attr[MaterializedTemplateTemplateSourceLevel | None] = field(default=None)
    options: Attr[tuple[MaterializedTemplateTemplateOption, ...] | None] = field(default=None)


@model()
class MaterializedTemplate(Model):
    """One of ``contracts/materialized_templates``."""

    id: Attr[str]
    company_id: Attr[str]
    template_type: Attr[MaterializedTemplateTemplateType]
    template: Attr[tuple[MaterializedTemplateTemplate, ...]]
    legal_entity_id: Attr[str | None] = field(default=None)
    country_code: Attr[str | None] = field(default=None)


@model()
class PortugueseContractType(Model):
    """One of ``contracts/portuguese_contract_types``."""

    id: Attr[str]
    name: Attr[str]


@model()
class SpanishContractType(Model):
    """One of ``contracts/spanish_contract_types``."""

    id: Attr[str]
    name: Attr[str]
    default: Attr[bool | None] = field(default=None)
    contracts_contract_template_id: Attr[str | None] = field(default=None)


@model()
class SpanishEducationLevel(Model):
    """One of ``contracts/spanish_education_levels``."""

    id: Attr[str]
    name: Attr[str]
    default: Attr[bool | None] = field(default=None)
    contracts_contract_template_id: Attr[str | None] = field(default=None)


@model()
class SpanishProfessionalCategory(Model):
    """One of ``contracts/spanish_professional_categories``."""

    id: Attr[str]
    name: Attr[str]
    default: Attr[bool | None] = field(default=None)
    contracts_contract_template_id: Attr[str | None] = field(default=None)


@model()
class SpanishWorkingDayType(Model):
    """One of ``contracts/spanish_working_day_types``."""

    id: Attr[str]
    name: Attr[str]
    default: Attr[bool | None] = field(default=None)
    contracts_contract_template_id: Attr[str | None] = field(default=None)


@model()
class Taxonomy(Model):
    """One of ``contracts/taxonomies``."""

    id: Attr[str]
    name: Attr[str]
    archived: Attr[bool]
    default: Attr[bool]
    legal_entity_id: Attr[str]


@model()
class ContractVersionRequest(Model):
    """Arrives with webhooks only."""

    employee_id: Attr[str]
    effective_on: Attr[dt.date]
    has_payroll: Attr[bool]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    status: Attr[ContractVersionRequestStatus]
    fr_forfait_jours: Attr[bool]
    id: Attr[str | None] = field(default=None)
    company_id: Attr[str | None] = field(default=None)
    country: Attr[str | None] = field(default=None)
    job_title: Attr[str | None] = field(default=None)
    job_catalog_level_id: Attr[str | None] = field(default=None)
    job_catalog_level_name: Attr[str | None] = field(default=None)
    job_catalog_level: Attr[str | None] = field(default=None)
    job_catalog_role: Attr[str | None] = field(default=None)
    job_catalog_role_id: Attr[str | None] = field(default=None)
    job_catalog_tree_node_uuid: Attr[str | None] = field(default=None)
    starts_on: Attr[dt.date | None] = field(default=None)
    ends_on: Attr[dt.date | None] = field(default=None)
    has_payroll_policies: Attr[bool | None] = field(default=None)
    has_trial_period: Attr[bool | None] = field(default=None)
    trial_period_ends_on: Attr[dt.date | None] = field(default=None)
    salary_amount: Attr[int | None] = field(default=None, private=True)
    salary_frequency: Attr[str | None] = field(default=None, private=True)
    working_week_days: Attr[str | None] = field(default=None)
    working_hours: Attr[int | None] = field(default=None)
    working_hours_frequency: Attr[str | None] = field(default=None)
    max_legal_yearly_hours: Attr[int | None] = field(default=None)
    maximum_weekly_hours: Attr[int | None] = field(default=None)
    adjusted_daily_minutes: Attr[int | None] = field(default=None)
    created_by_name: Attr[str | None] = field(default=None, private=True)
    created_by_avatar: Attr[str | None] = field(default=None, private=True)
    action_type: Attr[str | None] = field(default=None)
    request_details: Attr[str | None] = field(default=None)
    approvers_ids: Attr[tuple[str, ...] | None] = field(default=None)
    approval_author_id: Attr[str | None] = field(default=None)
    approval_request_created_at: Attr[dt.datetime | None] = field(default=None)
    approval_action_type: Attr[str | None] = field(default=None)
    es_has_teleworking_contract: Attr[bool | None] = field(default=None)
    es_cotization_group: Attr[int | None] = field(default=None)
    es_contract_observations: Attr[str | None] = field(default=None)
    es_job_description: Attr[str | None] = field(default=None)
    es_contract_type_id: Attr[str | None] = field(default=None)
    es_contract_type_name: Attr[str | None] = field(default=None)
    es_working_day_type_id: Attr[str | None] = field(default=None)
    es_working_day_type_name: Attr[str | None] = field(default=None)
    es_education_level_id: Attr[str | None] = field(default=None)
    es_education_level_name: Attr[str | None] = field(default=None)
    es_professional_category_id: Attr[str | None] = field(default=None)
    es_professional_category_name: Attr[str | None] = field(default=None)
    es_contribution_type_id: Attr[str | None] = field(default=None)
    es_contribution_type_name: Attr[str | None] = field(default=None)
    es_agreement_code_id: Attr[str | None] = field(default=None)
    es_agreement_code_name: Attr[str | None] = field(default=None)
    es_cno_occupation_id: Attr[str | None] = field(default=None)
    es_cno_occupation_name: Attr[str | None] = field(default=None)
    es_regime_id: Attr[str | None] = field(default=None)
    es_regime_name: Attr[str | None] = field(default=None)
    es_tariff_group_id: Attr[str | None] = field(default=None)
    es_tariff_group_name: Attr[str | None] = field(default=None)
    es_occupation_code_id: Attr[str | None] = field(default=None)
    es_occupation_code_name: Attr[str | None] = field(default=None)
    es_classification_id: Attr[str | None] = field(default=None)
    es_classification_name: Attr[str | None] = field(default=None)
    es_a3innuva_job_position_id: Attr[str | None] = field(default=None)
    es_a3innuva_job_position_name: Attr[str | None] = field(default=None)
    fr_employee_type: Attr[str | None] = field(default=None)
    fr_jours_par_an: Attr[int | None] = field(default=None)
    fr_jours_par_an_cents: Attr[int | None] = field(default=None)
    """**Hundredths**: 100 means 1."""
    fr_coefficient: Attr[str | None] = field(default=None)
    fr_contract_type_id: Attr[str | None] = field(default=None)
    fr_level_id: Attr[str | None] = field(default=None)
    fr_step_id: Attr[str | None] = field(default=None)
    fr_mutual_id: Attr[str | None] = field(default=None)
    fr_professional_category_id: Attr[str | None] = field(default=None)
    fr_work_type_id: Attr[str | None] = field(default=None)
    fr_contract_type_name: Attr[str | None] = field(default=None)
    fr_mutual_name: Attr[str | None] = field(default=None)
    fr_professional_category_name: Attr[str | None] = field(default=None)
    fr_work_type_name: Attr[str | None] = field(default=None)
    fr_level_name: Attr[str | None] = field(default=None)
    fr_step_name: Attr[str | None] = field(default=None)
    de_contract_type_id: Attr[str | None] = field(default=None)
    de_contract_type_name: Attr[str | None] = field(default=None)
    de_employment_type: Attr[int | None] = field(default=None)
    de_flat_rate_tax: Attr[int | None] = field(default=None)
    de_activity_type: Attr[int | None] = field(default=None)
    de_personal_key_group_id: Attr[str | None] = field(default=None)
    de_personal_key_group_name: Attr[str | None] = field(default=None)
    de_base_salary_type_id: Attr[str | None] = field(default=None)
    de_base_salary_type_name: Attr[str | None] = field(default=None, private=True)
    pt_contract_type_id: Attr[str | None] = field(default=None)
    pt_contract_type_name: Attr[str | None] = field(default=None)


class ContractsCompensationQuery(ListOptions, total=False):
    """Filters of :meth:`ContractsCompensations.list`."""

    ids: Many[str]
    contract_version_ids: Many[str]


class NewContractsCompensation(TypedDict, total=False):
    """What :meth:`ContractsCompensations.create` takes."""

    contract_version_id: Required[str]
    contracts_taxonomy_id: Required[str]
    description: str | None
    compensation_type: str | None
    amount: int | None
    unit: str | None
    sync_with_supplements: bool | None
    payroll_policy_id: str | None
    recurrence_count: int | None
    starts_on: dt.date | None
    recurrence: str | None
    first_payment_on: dt.date | None
    calculation: str | None
    time_condition: ContractsCompensationTimeCondition | str | None
    minimum_amount_of_hours: int | None
    minimum_amount_of_hours_in_cents: int | None


class ContractsCompensationChanges(TypedDict, total=False):
    """What :meth:`ContractsCompensations.update` takes."""

    contracts_taxonomy_id: Required[str]
    description: str | None
    compensation_type: str | None
    amount: int | None
    unit: str | None
    sync_with_supplements: bool | None
    payroll_policy_id: str | None
    recurrence_count: int | None
    starts_on: dt.date | None
    recurrence: str | None
    first_payment_on: dt.date | None
    calculation: str | None
    time_condition: ContractsCompensationTimeCondition | str | None
    minimum_amount_of_hours: int | None
    minimum_amount_of_hours_in_cents: int | None


class ContractActivityPeriodQuery(ListOptions, total=False):
    """Filters of :meth:`ContractActivityPeriods.list`."""

    contract_id: str
    """The schema requires it; nothing is sent for it unless it is given."""


class ContractTemplateQuery(ListOptions, total=False):
    """Filters of :meth:`ContractTemplates.list`."""

    ids: Many[str]
    company_id: str
    contract_version_type: str


class ContractVersionHistoryQuery(ListOptions, total=False):
    """Filters of :meth:`ContractVersionHistories.list`."""

    ids: Many[str]
    contract_version_ids: Many[str]
    employee_ids: Many[str]
    current_on: dt.date | str
    changes_lteq: dt.date | str
    changes_gteq: dt.date | str


class ContractVersionMetaDatumQuery(ListOptions, total=False):
    """Filters of :meth:`ContractVersionMetaData.list`."""

    contract_version_ids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""


class ContractVersionQuery(ListOptions, total=False):
    """Filters of :meth:`ContractVersions.list`."""

    ids: Many[str]
    employee_ids: Many[str]
    date: dt.date | str
    job_catalog_tree_node_uuids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""
    updated_at_gteq: dt.datetime | dt.date | str
    updated_at_lteq: dt.datetime | dt.date | str
    updated_since: dt.date | dt.datetime | str
    """Changed on this day or later, as ``updated_at_gteq``; days before may come too."""


class ContractVersionCountryDataInputFields(TypedDict, total=False):
    """What goes into :attr:`NewContractVersion.country_data_inputs`."""

    field_name: Required[str]
    value_id: Required[str]
    integration_source: str | None
    label: str | None


class NewContractVersion(TypedDict, total=False):
    """What :meth:`ContractVersions.create` takes."""

    employee_id: Required[str]
    effective_on: Required[dt.date]
    starts_on: Required[dt.date]
    ends_on: dt.date | None
    working_hours_frequency: str | None
    working_week_days: str | None
    working_hours: int | None
    max_legal_yearly_hours: int | None
    maximum_weekly_hours: int | None
    min_rest_minutes_between_days: int | None
    max_work_minutes_per_day: int | None
    max_work_days_in_row: int | None
    min_rest_hours_in_row: int | None
    salary_frequency: str | None
    salary_amount: int | None
    """**Cents** of the currency of the record."""
    job_title: str | None
    has_trial_period: bool | None
    trial_period_ends_on: dt.date | None
    working_time_percentage_in_cents: int | None
    annual_working_time_distribution: ContractVersionAnnualWorkingTimeDistribution | str | None
    copy_current_contract_version: bool | None
    bank_holiday_treatment: ContractVersionBankHolidayTreatment | str | None
    job_catalog_tree_node_uuid: str | None
    de_base_salary_type_id: str | None
    country_data_inputs: Many[ContractVersionCountryDataInputFields] | None


class ContractVersionChanges(TypedDict, total=False):
    """What :meth:`ContractVersions.update` takes."""

    employee_id: str | None
    effective_on: dt.date | None
    starts_on: dt.date | None
    ends_on: dt.date | None
    working_hours_frequency: str | None
    working_week_days: str | None
    working_hours: int | None
    salary_frequency: str | None
    salary_amount: int | None
    job_title: str | None
    job_catalog_tree_node_uuid: str | None
    es_cotization_group: int | None
    es_professional_category_id: str | None
    es_education_level_id: str | None
    es_contract_type_id: str | None
    es_working_day_type_id: str | None
    has_trial_period: bool | None
    trial_period_ends_on: dt.date | None
    bank_holiday_treatment: ContractVersionBankHolidayTreatment | str | None
    working_time_percentage_in_cents: int | None
    annual_working_time_distribution: ContractVersionAnnualWorkingTimeDistribution | str | None
    de_base_salary_type_id: str | None
    country_data_inputs: Many[ContractVersionCountryDataInputFields] | None


class ContractQuery(ListOptions, total=False):
    """Filters of :meth:`Contracts.list`."""

    ids: Many[str]
    employee_ids: Many[str]
    starts_on: dt.date | str


class FrenchContractTypeQuery(ListOptions, total=False):
    """Filters of :meth:`FrenchContractTypes.list`."""

    ids: Many[str]
    archived: bool


class GermanContractTypeQuery(ListOptions, total=False):
    """Filters of :meth:`GermanContractTypes.list`."""

    ids: Many[str]
    archived: bool


class LegalEntityChangeContractDetailsCountryDataInputFields(TypedDict, total=False):
    """What goes into :attr:`LegalEntityChangeContractDetailsFields.country_data_inputs`."""

    field_name: Required[str]
    value_id: Required[str]
    integration_source: str | None
    label: str | None


class LegalEntityChangeContractDetailsFields(TypedDict, total=False):
    """What goes into :attr:`NewLegalEntityChange.contract_details`."""

    effective_on: Required[dt.date]
    employee_id: Required[str]
    ends_on: dt.date | None
    has_trial_period: bool | None
    job_catalog_tree_node_uuid: str | None
    job_title: str | None
    salary_amount: int | None
    """**Cents** of the currency of the record."""
    salary_frequency: str | None
    trial_period_ends_on: dt.date | None
    working_hours: int | None
    working_hours_frequency: str | None
    working_week_days: str | None
    max_legal_yearly_hours: int | None
    maximum_weekly_hours: int | None
    bank_holiday_treatment: LegalEntityChangeContractDetailsBankHolidayTreatment | str | None
    working_time_percentage_in_cents: int | None
    annual_working_time_distribution: (
        LegalEntityChangeContractDetailsAnnualWorkingTimeDistribution | str | None
    )
    de_base_salary_type_id: str | None
    country_data_inputs: Many[LegalEntityChangeContractDetailsCountryDataInputFields] | None


class NewLegalEntityChange(TypedDict, total=False):
    """What :meth:`LegalEntityChanges.create` takes."""

    target_legal_entity_id: Required[str]
    contract_details: Required[LegalEntityChangeContractDetailsFields]


class MaterializedTemplateQuery(ListOptions, total=False):
    """Filters of :meth:`MaterializedTemplates.list`."""

    company_id: str
    """The schema requires it; nothing is sent for it unless it is given."""
    legal_entity_ids: Many[str]
    countries: Many[str]
    template_type: MaterializedTemplateTemplateType | str
    """The schema requires it; nothing is sent for it unless it is given."""
    field_ids: Many[str]
    include_archived: bool
    """Default ``False``."""


class PortugueseContractTypeQuery(ListOptions, total=False):
    """Filters of :meth:`PortugueseContractTypes.list`."""

    ids: Many[str]
    archived: bool


class ReferenceContractQuery(ListOptions, total=False):
    """Filters of :meth:`ReferenceContracts.list`."""

    employee_ids: Many[str]
    job_catalog_tree_node_uuids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""


class SpanishContractTypeQuery(ListOptions, total=False):
    """Filters of :meth:`SpanishContractTypes.list`."""

    ids: Many[str]
    archived: bool
    contract_template_id: str


class NewSpanishContractType(TypedDict, total=False):
    """What :meth:`SpanishContractTypes.create` takes."""

    name: Required[str]
    contracts_contract_template_id: Required[str]


class SpanishEducationLevelQuery(ListOptions, total=False):
    """Filters of :meth:`SpanishEducationLevels.list`."""

    ids: Many[str]
    contract_template_id: str


class NewSpanishEducationLevel(TypedDict, total=False):
    """What :meth:`SpanishEducationLevels.create` takes."""

    name: Required[str]
    contracts_contract_template_id: Required[str]


class SpanishProfessionalCategoryQuery(ListOptions, total=False):
    """Filters of :meth:`SpanishProfessionalCategories.list`."""

    ids: Many[str]
    contract_template_id: str


class NewSpanishProfessionalCategory(TypedDict, total=False):
    """What :meth:`SpanishProfessionalCategories.create` takes."""

    name: Required[str]
    contracts_contract_template_id: Required[str]


class SpanishWorkingDayTypeQuery(ListOptions, total=False):
    """Filters of :meth:`SpanishWorkingDayTypes.list`."""

    ids: Many[str]
    contract_template_id: str


class NewSpanishWorkingDayType(TypedDict, total=False):
    """What :meth:`SpanishWorkingDayTypes.create` takes."""

    name: Required[str]
    contracts_contract_template_id: str | None


class TaxonomyQuery(ListOptions, total=False):
    """Filters of :meth:`Taxonomies.list`."""

    ids: Many[str]
    legal_entity_ids: Many[str]
    legal_entity_id: str


class ContractsCompensations(FactorialResource[M]):
    """``contracts/compensations``: compensations."""

    _path = "/contracts/compensations"

    @listing
    def list(self, **query: Unpack[ContractsCompensationQuery]) -> Listing[ContractsCompensation]:
        """Compensations, oldest first."""
        return self._pages(ContractsCompensation, ContractsCompensationQuery, query)

    @operation
    async def get(self, id: str) -> ContractsCompensation:
        """One record by its id."""
        return await self._one(ContractsCompensation, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewContractsCompensation]) -> ContractsCompensation:
        """Create one."""
        return await self._one(
            ContractsCompensation, "POST", takes=NewContractsCompensation, body=fields
        )

    @operation
    async def update(
        self, id: str, **changes: Unpack[ContractsCompensationChanges]
    ) -> ContractsCompensation:
        """Change the fields that are given."""
        return await self._one(
            ContractsCompensation,
            "PUT",
            id,
            takes=ContractsCompensationChanges,
            body={"id": id, **changes},
        )

    @operation
    async def delete(self, id: str) -> ContractsCompensation:
        """Delete it and return what it was."""
        return await self._one(ContractsCompensation, "DELETE", id)


class ContractActivityPeriods(FactorialResource[M]):
    """``contracts/contract_activity_periods``: contract activity periods."""

    _path = "/contracts/contract_activity_periods"

    @listing
    def list(self, **query: Unpack[ContractActivityPeriodQuery]) -> Listing[ContractActivityPeriod]:
        """Contract activity periods, oldest first."""
        return self._pages(ContractActivityPeriod, ContractActivityPeriodQuery, query)


class ContractTemplates(FactorialResource[M]):
    """``contracts/contract_templates``: contract templates."""

    _path = "/contracts/contract_templates"

    @listing
    def list(self, **query: Unpack[ContractTemplateQuery]) -> Listing[ContractTemplate]:
        """Contract templates, oldest first."""
        return self._pages(ContractTemplate, ContractTemplateQuery, query)

    @operation
    async def get(self, id: str) -> ContractTemplate:
        """One record by its id."""
        return await self._one(ContractTemplate, "GET", id)


class ContractVersionHistories(FactorialResource[M]):
    """``contracts/contract_version_histories``: contract version histories."""

    _path = "/contracts/contract_version_histories"

    @listing
    def list(self, **query: Unpack[ContractVersionHistoryQuery]) -> Listing[ContractVersionHistory]:
        """Contract version histories, oldest first."""
        return self._pages(ContractVersionHistory, ContractVersionHistoryQuery, query)

    @operation
    async def get(self, id: str) -> ContractVersionHistory:
        """One record by its id."""
        return await self._one(ContractVersionHistory, "GET", id)


class ContractVersionMetaData(FactorialResource[M]):
    """``contracts/contract_version_meta_data``: contract version meta data."""

    _path = "/contracts/contract_version_meta_data"

    @listing
    def list(
        self, **query: Unpack[ContractVersionMetaDatumQuery]
    ) -> Listing[ContractVersionMetaDatum]:
        """Contract version meta data, oldest first."""
        return self._pages(ContractVersionMetaDatum, ContractVersionMetaDatumQuery, query)


class ContractVersions(FactorialResource[M]):
    """``contracts/contract_versions``: contract versions."""

    _path = "/contracts/contract_versions"

    @listing
    def list(self, **query: Unpack[ContractVersionQuery]) -> Listing[ContractVersion]:
        """Contract versions, oldest first."""
        return self._pages(ContractVersion, ContractVersionQuery, query, changes="updated_at_gteq")

    @operation
    async def get(self, id: str) -> ContractVersion:
        """One record by its id."""
        return await self._one(ContractVersion, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewContractVersion]) -> ContractVersion:
        """Create one."""
        return await self._one(ContractVersion, "POST", takes=NewContractVersion, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[ContractVersionChanges]) -> ContractVersion:
        """Change the fields that are given."""
        return await self._one(
            ContractVersion, "PUT", id, takes=ContractVersionChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> ContractVersion:
        """Delete it and return what it was."""
        return await self._one(ContractVersion, "DELETE", id)


class Contracts(FactorialResource[M]):
    """``contracts/contracts``: contracts."""

    _path = "/contracts/contracts"

    @cached_property
    def compensations(self) -> ContractsCompensations[M]:
        """Compensations."""
        return ContractsCompensations(self._session)

    @cached_property
    def contract_activity_periods(self) -> ContractActivityPeriods[M]:
        """Contract activity periods."""
        return ContractActivityPeriods(self._session)

    @cached_property
    def contract_templates(self) -> ContractTemplates[M]:
        """Contract templates."""
        return ContractTemplates(self._session)

    @cached_property
    def contract_version_histories(self) -> ContractVersionHistories[M]:
        """Contract version histories."""
        return ContractVersionHistories(self._session)

    @cached_property
    def contract_version_meta_data(self) -> ContractVersionMetaData[M]:
        """Contract version meta data."""
        return ContractVersionMetaData(self._session)

    @cached_property
    def contract_versions(self) -> ContractVersions[M]:
        """Contract versions."""
        return ContractVersions(self._session)

    @cached_property
    def french_contract_types(self) -> FrenchContractTypes[M]:
        """French contract types."""
        return FrenchContractTypes(self._session)

    @cached_property
    def german_contract_types(self) -> GermanContractTypes[M]:
        """German contract types."""
        return GermanContractTypes(self._session)

    @cached_property
    def legal_entity_changes(self) -> LegalEntityChanges[M]:
        """Legal entity changes."""
        return LegalEntityChanges(self._session)

    @cached_property
    def materialized_templates(self) -> MaterializedTemplates[M]:
        """Materialized templates."""
        return MaterializedTemplates(self._session)

    @cached_property
    def portuguese_contract_types(self) -> PortugueseContractTypes[M]:
        """Portuguese contract types."""
        return PortugueseContractTypes(self._session)

    @cached_property
    def reference_contracts(self) -> ReferenceContracts[M]:
        """Reference contracts."""
        return ReferenceContracts(self._session)

    @cached_property
    def spanish_contract_types(self) -> SpanishContractTypes[M]:
        """Spanish contract types."""
        return SpanishContractTypes(self._session)

    @cached_property
    def spanish_education_levels(self) -> SpanishEducationLevels[M]:
        """Spanish education levels."""
        return SpanishEducationLevels(self._session)

    @cached_property
    def spanish_professional_categories(self) -> SpanishProfessionalCategories[M]:
        """Spanish professional categories."""
        return SpanishProfessionalCategories(self._session)

    @cached_property
    def spanish_working_day_types(self) -> SpanishWorkingDayTypes[M]:
        """Spanish working day types."""
        return SpanishWorkingDayTypes(self._session)

    @cached_property
    def taxonomies(self) -> Taxonomies[M]:
        """Taxonomies."""
        return Taxonomies(self._session)

    @listing
    def list(self, **query: Unpack[ContractQuery]) -> Listing[Contract]:
        """Contracts, oldest first."""
        return self._pages(Contract, ContractQuery, query)

    @operation
    async def get(self, id: str) -> Contract:
        """One record by its id."""
        return await self._one(Contract, "GET", id)


class FrenchContractTypes(FactorialResource[M]):
    """``contracts/french_contract_types``: french contract types."""

    _path = "/contracts/french_contract_types"

    @listing
    def list(self, **query: Unpack[FrenchContractTypeQuery]) -> Listing[FrenchContractType]:
        """French contract types, oldest first."""
        return self._pages(FrenchContractType, FrenchContractTypeQuery, query)

    @operation
    async def get(self, id: str) -> FrenchContractType:
        """One record by its id."""
        return await self._one(FrenchContractType, "GET", id)


class GermanContractTypes(FactorialResource[M]):
    """``contracts/german_contract_types``: german contract types."""

    _path = "/contracts/german_contract_types"

    @listing
    def list(self, **query: Unpack[GermanContractTypeQuery]) -> Listing[GermanContractType]:
        """German contract types, oldest first."""
        return self._pages(GermanContractType, GermanContractTypeQuery, query)

    @operation
    async def get(self, id: str) -> GermanContractType:
        """One record by its id."""
        return await self._one(GermanContractType, "GET", id)


class LegalEntityChanges(FactorialResource[M]):
    """``contracts/legal_entity_changes``: legal entity changes."""

    _path = "/contracts/legal_entity_changes"

    @operation
    async def create(self, **fields: Unpack[NewLegalEntityChange]) -> LegalEntityChange:
        """Create one."""
        return await self._one(LegalEntityChange, "POST", takes=NewLegalEntityChange, body=fields)


class MaterializedTemplates(FactorialResource[M]):
    """``contracts/materialized_templates``: materialized templates."""

    _path = "/contracts/materialized_templates"

    @listing
    def list(self, **query: Unpack[MaterializedTemplateQuery]) -> Listing[MaterializedTemplate]:
        """Materialized templates, oldest first."""
        return self._pages(
            MaterializedTemplate,
            MaterializedTemplateQuery,
            query,
            defaults={"include_archived": False},
        )


class PortugueseContractTypes(FactorialResource[M]):
    """``contracts/portuguese_contract_types``: portuguese contract types."""

    _path = "/contracts/portuguese_contract_types"

    @listing
    def list(self, **query: Unpack[PortugueseContractTypeQuery]) -> Listing[PortugueseContractType]:
        """Portuguese contract types, oldest first."""
        return self._pages(PortugueseContractType, PortugueseContractTypeQuery, query)

    @operation
    async def get(self, id: str) -> PortugueseContractType:
        """One record by its id."""
        return await self._one(PortugueseContractType, "GET", id)


class ReferenceContracts(FactorialResource[M]):
    """``contracts/reference_contracts``: reference contracts."""

    _path = "/contracts/reference_contracts"

    @listing
    def list(self, **query: Unpack[ReferenceContractQuery]) -> Listing[ContractVersion]:
        """Reference contracts, oldest first."""
        return self._pages(ContractVersion, ReferenceContractQuery, query)


class SpanishContractTypes(FactorialResource[M]):
    """``contracts/spanish_contract_types``: spanish contract types."""

    _path = "/contracts/spanish_contract_types"

    @listing
    def list(self, **query: Unpack[SpanishContractTypeQuery]) -> Listing[SpanishContractType]:
        """Spanish contract types, oldest first."""
        return self._pages(SpanishContractType, SpanishContractTypeQuery, query)

    @operation
    async def get(self, id: str) -> SpanishContractType:
        """One record by its id."""
        return await self._one(SpanishContractType, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewSpanishContractType]) -> SpanishContractType:
        """Create one."""
        return await self._one(
            SpanishContractType, "POST", takes=NewSpanishContractType, body=fields
        )


class SpanishEducationLevels(FactorialResource[M]):
    """``contracts/spanish_education_levels``: spanish education levels."""

    _path = "/contracts/spanish_education_levels"

    @listing
    def list(self, **query: Unpack[SpanishEducationLevelQuery]) -> Listing[SpanishEducationLevel]:
        """Spanish education levels, oldest first."""
        return self._pages(SpanishEducationLevel, SpanishEducationLevelQuery, query)

    @operation
    async def get(self, id: str) -> SpanishEducationLevel:
        """One record by its id."""
        return await self._one(SpanishEducationLevel, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewSpanishEducationLevel]) -> SpanishEducationLevel:
        """Create one."""
        return await self._one(
            SpanishEducationLevel, "POST", takes=NewSpanishEducationLevel, body=fields
        )


class SpanishProfessionalCategories(FactorialResource[M]):
    """``contracts/spanish_professional_categories``: spanish professional categories."""

    _path = "/contracts/spanish_professional_categories"

    @listing
    def list(
        self, **query: Unpack[SpanishProfessionalCategoryQuery]
    ) -> Listing[SpanishProfessionalCategory]:
        """Spanish professional categories, oldest first."""
        return self._pages(SpanishProfessionalCategory, SpanishProfessionalCategoryQuery, query)

    @operation
    async def get(self, id: str) -> SpanishProfessionalCategory:
        """One record by its id."""
        return await self._one(SpanishProfessionalCategory, "GET", id)

    @operation
    async def create(
        self, **fields: Unpack[NewSpanishProfessionalCategory]
    ) -> SpanishProfessionalCategory:
        """Create one."""
        return await self._one(
            SpanishProfessionalCategory, "POST", takes=NewSpanishProfessionalCategory, body=fields
        )


class SpanishWorkingDayTypes(FactorialResource[M]):
    """``contracts/spanish_working_day_types``: spanish working day types."""

    _path = "/contracts/spanish_working_day_types"

    @listing
    def list(self, **query: Unpack[SpanishWorkingDayTypeQuery]) -> Listing[SpanishWorkingDayType]:
        """Spanish working day types, oldest first."""
        return self._pages(SpanishWorkingDayType, SpanishWorkingDayTypeQuery, query)

    @operation
    async def get(self, id: str) -> SpanishWorkingDayType:
        """One record by its id."""
        return await self._one(SpanishWorkingDayType, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewSpanishWorkingDayType]) -> SpanishWorkingDayType:
        """Create one."""
        return await self._one(
            SpanishWorkingDayType, "POST", takes=NewSpanishWorkingDayType, body=fields
        )


class Taxonomies(FactorialResource[M]):
    """``contracts/taxonomies``: taxonomies."""

    _path = "/contracts/taxonomies"

    @listing
    def list(self, **query: Unpack[TaxonomyQuery]) -> Listing[Taxonomy]:
        """Taxonomies, oldest first."""
        return self._pages(Taxonomy, TaxonomyQuery, query)

    @operation
    async def get(self, id: str) -> Taxonomy:
        """One record by its id."""
        return await self._one(Taxonomy, "GET", id)
