"""
Approvals: who has to agree to what.

Generated from ``schema/factorial/approvals.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, operation
from .resource import FactorialResource

__all__ = [
    "Approvals",
    "MaterializedApprovalsFlow",
    "MaterializedApprovalsFlowApproveResource",
    "MaterializedApprovalsFlowApprover",
    "MaterializedApprovalsFlowApproverStatus",
    "MaterializedApprovalsFlowRejectResource",
    "MaterializedApprovalsFlowStatus",
    "MaterializedApprovalsFlows",
]


class MaterializedApprovalsFlowStatus(OpenEnum):
    """Values of :attr:`MaterializedApprovalsFlow.status`."""

    APPROVED = "approved"
    CHANGES_REQUESTED = "changes_requested"
    REJECTED = "rejected"
    REQUESTEDINFORMATION = "requestedinformation"
    RUNNING = "running"
    STOPPED = "stopped"


class MaterializedApprovalsFlowApproverStatus(OpenEnum):
    """Values of :attr:`MaterializedApprovalsFlowApprover.status`."""

    APPROVED = "approved"
    CHANGES_REQUESTED = "changes_requested"
    IGNORED = "ignored"
    PENDING = "pending"
    REJECTED = "rejected"
    REQUESTEDINFORMATION = "requestedinformation"
    STOPPED = "stopped"
    WAITING_CHANGES = "waiting_changes"


@model()
class MaterializedApprovalsFlowApprover(Model):
    """One of :attr:`MaterializedApprovalsFlow.approvers`."""

    id: Attr[str]
    materialized_approval_step_id: Attr[str]
    approval_step_approver_id: Attr[str]
    status: Attr[MaterializedApprovalsFlowApproverStatus]
    updated_at: Attr[dt.datetime]
    access_id: Attr[str | None] = field(default=None)
    employee_id: Attr[str | None] = field(default=None)
    selection_criteria: Attr[str | None] = field(default=None)


@model()
class MaterializedApprovalsFlow(Model):
    """One of ``approvals/materialized_approvals_flows``."""

    id: Attr[str]
    author_id: Attr[str]
    owner_id: Attr[str]
    resource_type: Attr[str]
    resource_id: Attr[str]
    resource_url: Attr[str] = field(private=True)
    status: Attr[MaterializedApprovalsFlowStatus]
    expires_at: Attr[dt.datetime]
    approval_flow_id: Attr[str]
    approvers: Attr[tuple[MaterializedApprovalsFlowApprover, ...]]
    email_detail_blocks: Attr[tuple[str, ...]] = field(private=True)
    author_employee_id: Attr[str | None] = field(default=None)
    owner_employee_id: Attr[str | None] = field(default=None)
    final_decision_at: Attr[dt.datetime | None] = field(default=None)
    override_approver_id: Attr[str | None] = field(default=None)
    override_approver_employee_id: Attr[str | None] = field(default=None)
    rules_decision: Attr[str | None] = field(default=None)
    auto_approval_description: Attr[str | None] = field(default=None)
    action_type: Attr[str | None] = field(default=None)
    reason: Attr[str | None] = field(default=None)


class MaterializedApprovalsFlowApproveResource(TypedDict, total=False):
    """What :meth:`MaterializedApprovalsFlows.approve_resource` takes."""

    resource_id: Required[str]
    resource_type: Required[str]


class MaterializedApprovalsFlowRejectResource(TypedDict, total=False):
    """What :meth:`MaterializedApprovalsFlows.reject_resource` takes."""

    resource_id: Required[str]
    resource_type: Required[str]
    reason: str | None


class MaterializedApprovalsFlows(FactorialResource[M]):
    """``approvals/materialized_approvals_flows``: materialized approvals flows."""

    _path = "/approvals/materialized_approvals_flows"

    @operation
    async def approve_resource(
        self, **fields: Unpack[MaterializedApprovalsFlowApproveResource]
    ) -> MaterializedApprovalsFlow:
        """Approve what the flow is about."""
        return await self._one(
            MaterializedApprovalsFlow,
            "POST",
            "approve_resource",
            takes=MaterializedApprovalsFlowApproveResource,
            body=fields,
        )

    @operation
    async def reject_resource(
        self, **fields: Unpack[MaterializedApprovalsFlowRejectResource]
    ) -> MaterializedApprovalsFlow:
        """Reject what the flow is about."""
        return await self._one(
            MaterializedApprovalsFlow,
            "POST",
            "reject_resource",
            takes=MaterializedApprovalsFlowRejectResource,
            body=fields,
        )


class Approvals(FactorialResource[M]):
    """``approvals``: who has to agree to what."""

    @cached_property
    def materialized_approvals_flows(self) -> MaterializedApprovalsFlows[M]:
        """Materialized approvals flows."""
        return MaterializedApprovalsFlows(self._session)
