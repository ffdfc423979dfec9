"""
Job catalogue: roles and levels.

Generated from ``schema/factorial/job_catalog.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from typing_extensions import Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "JobCatalog",
    "Level",
    "LevelQuery",
    "Levels",
    "NodeAttribute",
    "NodeAttributeAttributeType",
    "NodeAttributeQuery",
    "NodeAttributeValueCompetency",
    "NodeAttributeValueCompetencyLevel",
    "NodeAttributeValueItManagementAsset",
    "NodeAttributeValueSalaryRange",
    "NodeAttributeValueSalaryRangeWorkplace",
    "NodeAttributeValueWorkingConditions",
    "NodeAttributeValueWorkingConditionsCondition",
    "NodeAttributes",
    "Role",
    "RoleQuery",
    "Roles",
    "TreeNode",
    "TreeNodeFullPathToRoot",
    "TreeNodeNodeType",
    "TreeNodeQuery",
    "TreeNodeType",
    "TreeNodes",
]


class NodeAttributeAttributeType(OpenEnum):
    """What :meth:`NodeAttributes.list` can filter by."""

    COMPETENCY = "competency"
    IT_MANAGEMENT = "it_management"
    SALARY_RANGE = "salary_range"
    WORKING_CONDITIONS = "working_conditions"


class TreeNodeType(OpenEnum):
    """Values of :attr:`TreeNode.type`."""

    JOBCATALOG_TREEFAMILY = "jobcatalog_treefamily"
    JOBCATALOG_TREEFUNCTION = "jobcatalog_treefunction"
    JOBCATALOG_TREELEVEL = "jobcatalog_treelevel"
    JOBCATALOG_TREEROLE = "jobcatalog_treerole"
    JOBCATALOG_TREEROOT = "jobcatalog_treeroot"


class TreeNodeNodeType(OpenEnum):
    """What :meth:`TreeNodes.list` can filter by."""

    JOBCATALOG_TREEFAMILY = "jobcatalog_treefamily"
    JOBCATALOG_TREEFUNCTION = "jobcatalog_treefunction"
    JOBCATALOG_TREELEVEL = "jobcatalog_treelevel"
    JOBCATALOG_TREEROLE = "jobcatalog_treerole"
    JOBCATALOG_TREEROOT = "jobcatalog_treeroot"


@model()
class Level(Model):
    """One of ``job_catalog/levels``."""

    id: Attr[str]
    role_id: Attr[str]
    name: Attr[str]
    role_name: Attr[str]
    order: Attr[int]
    archived: Attr[bool]
    is_default: Attr[bool]


@model()
class NodeAttributeValueCompetencyLevel(Model):
    """What is below :attr:`NodeAttributeValueCompetency.level`."""

    id: Attr[str]
    name: Attr[str]
    description: Attr[str]


@model()
class NodeAttributeValueCompetency(Model):
    """What is below :attr:`NodeAttribute.value_competency`."""

    name: Attr[str | None] = field(default=None)
    description: Attr[str | None] = field(default=None)
    level: Attr[NodeAttributeValueCompetencyLevel | None] = field(default=None)


@model()
class NodeAttributeValueItManagementAsset(Model):
    """What is below :attr:`NodeAttribute.value_it_management_asset`."""

    type_name: Attr[str]
    brand: Attr[str]
    name: Attr[str]


@model()
class NodeAttributeValueSalaryRangeWorkplace(Model):
    """One of :attr:`NodeAttributeValueSalaryRange.workplaces`."""

    id: Attr[str]
    name: Attr[str]


@model()
class NodeAttributeValueSalaryRange(Model):
    """What is below :attr:`NodeAttribute.value_salary_range`."""

    currency: Attr[str]
    periodicity: Attr[str | None] = field(default=None)
    min: Attr[int | None] = field(default=None)
    max: Attr[int | None] = field(default=None)
    gross: Attr[int | None] = field(default=None)
    workplaces: Attr[tuple[NodeAttributeValueSalaryRangeWorkplace, ...] | None] = field(
        default=None
    )


@model()
class NodeAttributeValueWorkingConditionsCondition(Model):
    """One of :attr:`NodeAttributeValueWorkingConditions.conditions`."""

    key: Attr[str]
    value: Attr[str]


@model()
class NodeAttributeValueWorkingConditions(Model):
    """What is below :attr:`NodeAttribute.value_working_conditions`."""

    name: Attr[str]
    conditions: Attr[tuple[NodeAttributeValueWorkingConditionsCondition, ...]]
    description: Attr[str | None] = field(default=None)


@model()
class NodeAttribute(Model):
    """One of ``job_catalog/node_attributes``."""

    id: Attr[str]
    type: Attr[str]
    attribute_id: Attr[str | None] = field(default=None)
    value_competency: Attr[NodeAttributeValueCompetency | None] = field(default=None)
    value_it_management_asset: Attr[NodeAttributeValueItManagementAsset | None] = field(
        default=None
    )
    value_salary_range: Attr[NodeAttributeValueSalaryRange | None] = field(
        default=None, private=True
    )
    value_working_conditions: Attr[NodeAttributeValueWorkingConditions | None] = field(default=None)


@model()
class Role(Model):
    """One of ``job_catalog/roles``."""

    id: Attr[str]
    company_id: Attr[str]
    name: Attr[str]
    legal_entities_ids: Attr[tuple[str, ...]]
    archived: Attr[bool]
    description: Attr[str | None] = field(default=None)
    supervisors_ids: Attr[tuple[str, ...] | None] = field(default=None)
    competencies_ids: Attr[tuple[str, ...] | None] = field(default=None)


@model()
class TreeNodeFullPathToRoot(Model):
    """One of :attr:`TreeNode.full_path_to_root`."""

    uuid: Attr[str]
    name: Attr[str | None] = field(default=None)
    description: Attr[str | None] = field(default=None)


@model()
class TreeNode(Model):
    """One of ``job_catalog/tree_nodes``."""

    type: Attr[TreeNodeType]
    uuid: Attr[str]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    ancestor_uuid: Attr[str | None] = field(default=None)
    name: Attr[str | None] = field(default=None)
    description: Attr[str | None] = field(default=None)
    full_path_to_root: Attr[tuple[TreeNodeFullPathToRoot, ...] | None] = field(default=None)
    job_catalog_title: Attr[str | None] = field(default=None)


class LevelQuery(ListOptions, total=False):
    """Filters of :meth:`Levels.list`."""

    ids: Many[str]
    role_ids: Many[str]


class NodeAttributeQuery(ListOptions, total=False):
    """Filters of :meth:`NodeAttributes.list`."""

    node_uuid: str
    """The schema requires it; nothing is sent for it unless it is given."""
    attribute_types: Many[NodeAttributeAttributeType | str]
    """Default ``competency``, ``it_management``, ``salary_range`` and ``working_conditions``."""


class RoleQuery(ListOptions, total=False):
    """Filters of :meth:`Roles.list`."""

    ids: Many[str]


class TreeNodeQuery(ListOptions, total=False):
    """Filters of :meth:`TreeNodes.list`."""

    uuids: Many[str]
    node_type: TreeNodeNodeType | str
    """The schema requires it; nothing is sent for it unless it is given."""
    ancestor_uuids: Many[str]
    include_full_path: bool


class Levels(FactorialResource[M]):
    """``job_catalog/levels``: levels."""

    _path = "/job_catalog/levels"

    @listing
    def list(self, **query: Unpack[LevelQuery]) -> Listing[Level]:
        """Levels, oldest first."""
        return self._pages(Level, LevelQuery, query)

    @operation
    async def get(self, id: str) -> Level:
        """One record by its id."""
        return await self._one(Level, "GET", id)


class NodeAttributes(FactorialResource[M]):
    """``job_catalog/node_attributes``: node attributes."""

    _path = "/job_catalog/node_attributes"

    @listing
    def list(self, **query: Unpack[NodeAttributeQuery]) -> Listing[NodeAttribute]:
        """Node attributes, oldest first."""
        return self._pages(
            NodeAttribute,
            NodeAttributeQuery,
            query,
            defaults={
                "attribute_types": [
                    "competency",
                    "it_management",
                    "salary_range",
                    "working_conditions",
                ]
            },
        )


class Roles(FactorialResource[M]):
    """``job_catalog/roles``: roles."""

    _path = "/job_catalog/roles"

    @listing
    def list(self, **query: Unpack[RoleQuery]) -> Listing[Role]:
        """Roles, oldest first."""
        return self._pages(Role, RoleQuery, query)

    @operation
    async def get(self, id: str) -> Role:
        """One record by its id."""
        return await self._one(Role, "GET", id)


class TreeNodes(FactorialResource[M]):
    """``job_catalog/tree_nodes``: tree nodes."""

    _path = "/job_catalog/tree_nodes"

    @listing
    def list(self, **query: Unpack[TreeNodeQuery]) -> Listing[TreeNode]:
        """Tree nodes, oldest first."""
        return self._pages(TreeNode, TreeNodeQuery, query)


class JobCatalog(FactorialResource[M]):
    """``job_catalog``: roles and levels."""

    @cached_property
    def levels(self) -> Levels[M]:
        """Levels."""
        return Levels(self._session)

    @cached_property
    def node_attributes(self) -> NodeAttributes[M]:
        """Node attributes."""
        return NodeAttributes(self._session)

    @cached_property
    def roles(self) -> Roles[M]:
        """Roles."""
        return Roles(self._session)

    @cached_property
    def tree_nodes(self) -> TreeNodes[M]:
        """Tree nodes."""
        return TreeNodes(self._session)
