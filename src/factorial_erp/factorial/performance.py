"""
Performance: reviews, their questionnaires and results.

Generated from ``schema/factorial/performance.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cached_property
from typing import TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "Agreement",
    "AgreementBulkInitiate",
    "AgreementConclusions",
    "AgreementInitiate",
    "AgreementManagerComment",
    "AgreementQuery",
    "AgreementSelfComment",
    "AgreementStatus",
    "Agreements",
    "CompanyEmployeeScoreScale",
    "CompanyEmployeeScoreScaleQuery",
    "CompanyEmployeeScoreScaleSet",
    "CompanyEmployeeScoreScales",
    "EmployeeScoreScale",
    "EmployeeScoreScaleQuery",
    "EmployeeScoreScaleScale",
    "EmployeeScoreScales",
    "NewReviewProcess",
    "NewReviewProcessTargetStrategy",
    "Performance",
    "ReviewEmployeeScore",
    "ReviewEmployeeScoreReviewerStrategy",
    "ReviewEvaluation",
    "ReviewEvaluationAnswer",
    "ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaire",
    "ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContent",
    "ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestion",
    "ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionAnswer",
    "ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionAnswerAnswerRating",
    "ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionQuestion",
    "ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionQuestionAnswerType",
    "ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionQuestionMetadata",
    "ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionQuestionScale",
    "ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentType",
    "ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaire",
    "ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContent",
    "ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestion",
    "ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionAnswer",
    "ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionAnswerAnswerRating",
    "ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionQuestion",
    "ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionQuestionAnswerType",
    "ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionQuestionMetadata",
    "ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionQuestionScale",
    "ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentType",
    "ReviewEvaluationAnswerAnsweredQuestionnaireWithSections",
    "ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContent",
    "ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestion",
    "ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionAnswer",
    "ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionAnswerAnswerRating",
    "ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionQuestion",
    "ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionQuestionAnswerType",
    "ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionQuestionMetadata",
    "ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionQuestionScale",
    "ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentType",
    "ReviewEvaluationAnswerQuery",
    "ReviewEvaluationAnswers",
    "ReviewEvaluationEvaluationType",
    "ReviewEvaluationQuery",
    "ReviewEvaluationReplaceReviewer",
    "ReviewEvaluationReviewerStrategy",
    "ReviewEvaluationScore",
    "ReviewEvaluationScoreQuery",
    "ReviewEvaluationScoreReviewerStrategy",
    "ReviewEvaluationScores",
    "ReviewEvaluationStatus",
    "ReviewEvaluationWithTargetsManagedByFilterFields",
    "ReviewEvaluations",
    "ReviewOwner",
    "ReviewOwnerBulkCreate",
    "ReviewOwnerQuery",
    "ReviewOwners",
    "ReviewProcess",
    "ReviewProcessAgreementsConfiguration",
    "ReviewProcessCompetenciesAssessmentsConfiguration",
    "ReviewProcessCreateFromTemplate",
    "ReviewProcessCreateFromTemplateTemplateType",
    "ReviewProcessCustomTemplate",
    "ReviewProcessCustomTemplateQuery",
    "ReviewProcessCustomTemplateReviewerStrategies",
    "ReviewProcessCustomTemplateTargetStrategy",
    "ReviewProcessCustomTemplateTargetStrategyStrategy",
    "ReviewProcessCustomTemplateVisibilitySettings",
    "ReviewProcessCustomTemplates",
    "ReviewProcessDuplicate",
    "ReviewProcessEstimatedTarget",
    "ReviewProcessEstimatedTargetQuery",
    "ReviewProcessEstimatedTargets",
    "ReviewProcessQuery",
    "ReviewProcessRemindInBulk",
    "ReviewProcessRemindInBulkEvaluationTypes",
    "ReviewProcessRemoveSchedule",
    "ReviewProcessReopen",
    "ReviewProcessReviewerStrategies",
    "ReviewProcessSchedule",
    "ReviewProcessStart",
    "ReviewProcessStartValidationErrors",
    "ReviewProcessStatus",
    "ReviewProcessStop",
    "ReviewProcessTarget",
    "ReviewProcessTargetAddPeers",
    "ReviewProcessTargetAgreementCompletionStatus",
    "ReviewProcessTargetBulkCreate",
    "ReviewProcessTargetManagedByFilterFields",
    "ReviewProcessTargetQuery",
    "ReviewProcessTargetRemovePeerEvaluations",
    "ReviewProcessTargetStrategy",
    "ReviewProcessTargetStrategyStrategy",
    "ReviewProcessTargets",
    "ReviewProcessToggleArchive",
    "ReviewProcessUpdateAgreementsConfiguration",
    "ReviewProcessUpdateBasicInfo",
    "ReviewProcessUpdateCompetenciesAssessmentsConfiguration",
    "ReviewProcessUpdateDeadline",
    "ReviewProcessUpdateEmployeeScoreConfiguration",
    "ReviewProcessUpdateReviewerStrategies",
    "ReviewProcessUpdateSchedule",
    "ReviewProcessUpdateTargetStrategy",
    "ReviewProcessUpdateTargetStrategyTargetStrategy",
    "ReviewProcesses",
    "ReviewQuestionnaireByStrategies",
    "ReviewQuestionnaireByStrategy",
    "ReviewQuestionnaireByStrategyDefaultRatingScale",
    "ReviewQuestionnaireByStrategyDefaultRatingScaleFields",
    "ReviewQuestionnaireByStrategyDirectReportQuestionnaire",
    "ReviewQuestionnaireByStrategyDirectReportQuestionnaireContent",
    "ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentQuestion",
    "ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentQuestionAnswerType",
    "ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentQuestionMetadata",
    "ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentQuestionScale",
    "ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentType",
    "ReviewQuestionnaireByStrategyDirectReportQuestionnaireReviewerStrategy",
    "ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaire",
    "ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContent",
    "ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentQuestion",
    "ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentQuestionAnswerType",
    "ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentQuestionMetadata",
    "ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentQuestionScale",
    "ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentType",
    "ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireReviewerStrategy",
    "ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaire",
    "ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContent",
    "ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentQuestion",
    "ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentQuestionAnswerType",
    "ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentQuestionMetadata",
    "ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentQuestionScale",
    "ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentType",
    "ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireReviewerStrategy",
    "ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaire",
    "ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContent",
    "ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentQuestion",
    "ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentQuestionAnswerType",
    "ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentQuestionMetadata",
    "ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentQuestionScale",
    "ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentType",
    "ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireReviewerStrategy",
    "ReviewQuestionnaireByStrategyManagerQuestionnaire",
    "ReviewQuestionnaireByStrategyManagerQuestionnaireContent",
    "ReviewQuestionnaireByStrategyManagerQuestionnaireContentQuestion",
    "ReviewQuestionnaireByStrategyManagerQuestionnaireContentQuestionAnswerType",
    "ReviewQuestionnaireByStrategyManagerQuestionnaireContentQuestionMetadata",
    "ReviewQuestionnaireByStrategyManagerQuestionnaireContentQuestionScale",
    "ReviewQuestionnaireByStrategyManagerQuestionnaireContentType",
    "ReviewQuestionnaireByStrategyManagerQuestionnaireReviewerStrategy",
    "ReviewQuestionnaireByStrategyPeersQuestionnaire",
    "ReviewQuestionnaireByStrategyPeersQuestionnaireContent",
    "ReviewQuestionnaireByStrategyPeersQuestionnaireContentQuestion",
    "ReviewQuestionnaireByStrategyPeersQuestionnaireContentQuestionAnswerType",
    "ReviewQuestionnaireByStrategyPeersQuestionnaireContentQuestionMetadata",
    "ReviewQuestionnaireByStrategyPeersQuestionnaireContentQuestionScale",
    "ReviewQuestionnaireByStrategyPeersQuestionnaireContentType",
    "ReviewQuestionnaireByStrategyPeersQuestionnaireReviewerStrategy",
    "ReviewQuestionnaireByStrategyQuery",
    "ReviewQuestionnaireByStrategyQuestionnaireContentFields",
    "ReviewQuestionnaireByStrategyQuestionnaireContentQuestionAnswerType",
    "ReviewQuestionnaireByStrategyQuestionnaireContentQuestionFields",
    "ReviewQuestionnaireByStrategyQuestionnaireContentQuestionMetadataFields",
    "ReviewQuestionnaireByStrategyQuestionnaireContentQuestionScaleFields",
    "ReviewQuestionnaireByStrategyQuestionnaireContentType",
    "ReviewQuestionnaireByStrategySelfQuestionnaire",
    "ReviewQuestionnaireByStrategySelfQuestionnaireContent",
    "ReviewQuestionnaireByStrategySelfQuestionnaireContentQuestion",
    "ReviewQuestionnaireByStrategySelfQuestionnaireContentQuestionAnswerType",
    "ReviewQuestionnaireByStrategySelfQuestionnaireContentQuestionMetadata",
    "ReviewQuestionnaireByStrategySelfQuestionnaireContentQuestionScale",
    "ReviewQuestionnaireByStrategySelfQuestionnaireContentType",
    "ReviewQuestionnaireByStrategySelfQuestionnaireReviewerStrategy",
    "ReviewQuestionnaireByStrategyUpdateDefaultRatingScale",
    "ReviewQuestionnaireByStrategyUpdateQuestionnaireForStrategy",
    "ReviewQuestionnaireByStrategyUpdateQuestionnaireForStrategyStrategy",
    "ReviewVisibilitySetting",
    "ReviewVisibilitySettingChanges",
    "ReviewVisibilitySettingQuery",
    "ReviewVisibilitySettings",
    "TargetManager",
    "TargetManagerQuery",
    "TargetManagers",
]


class AgreementStatus(OpenEnum):
    """Values of :attr:`Agreement.status`."""

    PENDING = "pending"
    SIGNED = "signed"


class ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentType(OpenEnum):
    """Values of :attr:`ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContent.type`."""

    ANSWERED_QUESTION = "answered_question"
    ANSWERED_SECTION = "answered_section"


class ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionQuestionAnswerType(
    OpenEnum
):
    """Values of :attr:`ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionQuestion.answer_type`."""

    MULTIPLE_CHOICE = "multiple_choice"
    NUMBER = "number"
    RATING = "rating"
    TEXT = "text"


class ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentType(OpenEnum):
    """Values of :attr:`ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContent.type`."""

    ANSWERED_QUESTION = "answered_question"
    ANSWERED_SECTION = "answered_section"


class ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionQuestionAnswerType(
    OpenEnum
):
    """Values of :attr:`ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionQuestion.answer_type`."""

    MULTIPLE_CHOICE = "multiple_choice"
    NUMBER = "number"
    RATING = "rating"
    TEXT = "text"


class ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentType(OpenEnum):
    """Values of :attr:`ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContent.type`."""

    ANSWERED_QUESTION = "answered_question"
    ANSWERED_SECTION = "answered_section"


class ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionQuestionAnswerType(
    OpenEnum
):
    """Values of :attr:`ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionQuestion.answer_type`."""

    MULTIPLE_CHOICE = "multiple_choice"
    NUMBER = "number"
    RATING = "rating"
    TEXT = "text"


class ReviewEvaluationScoreReviewerStrategy(OpenEnum):
    """Values of :attr:`ReviewEvaluationScore.reviewer_strategy`."""

    DIRECT_REPORTS = "direct_reports"
    MANAGER = "manager"
    PEERS = "peers"
    SELF = "self"


class ReviewEvaluationEvaluationType(OpenEnum):
    """Values of :attr:`ReviewEvaluation.evaluation_type`."""

    DIRECT_REPORTS = "direct_reports"
    MANAGER = "manager"
    PEERS = "peers"
    SELF = "self"


class ReviewEvaluationStatus(OpenEnum):
    """Values of :attr:`ReviewEvaluation.status`."""

    PENDING = "pending"
    PUBLISHED = "published"


class ReviewEvaluationReviewerStrategy(OpenEnum):
    """What :meth:`ReviewEvaluations.list` can filter by."""

    DIRECT_REPORTS = "direct_reports"
    MANAGER = "manager"
    PEERS = "peers"
    SELF = "self"


class ReviewProcessCustomTemplateTargetStrategyStrategy(OpenEnum):
    """Values of :attr:`ReviewProcessCustomTemplateTargetStrategy.strategy`."""

    ALL_EMPLOYEES = "all_employees"
    BY_EMPLOYEES = "by_employees"
    BY_LOCATIONS = "by_locations"
    BY_TEAMS = "by_teams"
    MANUAL_SELECTION = "manual_selection"


class ReviewProcessCustomTemplateReviewerStrategies(OpenEnum):
    """Values of :attr:`ReviewProcessCustomTemplate.reviewer_strategies`."""

    DIRECT_REPORTS = "direct_reports"
    MANAGER = "manager"
    PEERS = "peers"
    SELF = "self"


class ReviewProcessTargetAgreementCompletionStatus(OpenEnum):
    """What :meth:`ReviewProcessTargets.list` can filter by."""

    CANBEINITIATED = "canbeinitiated"
    HASBOUNCEDEMAILAGREEMENT = "hasbouncedemailagreement"
    HASCANCELLEDAGREEMENT = "hascancelledagreement"
    HASDECLINEDAGREEMENT = "hasdeclinedagreement"
    HASERRORAGREEMENT = "haserroragreement"
    HASESIGNEDAGREEMENT = "hasesignedagreement"
    HASEXPIREDAGREEMENT = "hasexpiredagreement"
    HASPARTIALLYESIGNEDAGREEMENT = "haspartiallyesignedagreement"
    HASPENDINGAGREEMENT = "haspendingagreement"
    HASPENDINGESIGNATURESAGREEMENT = "haspendingesignaturesagreement"
    HASSIGNEDAGREEMENT = "hassignedagreement"
    NOTINITIATED = "notinitiated"


class ReviewProcessStatus(OpenEnum):
    """Values of :attr:`ReviewProcess.status`."""

    ACTIVE = "active"
    DRAFT = "draft"
    FINISHED = "finished"
    SCHEDULED = "scheduled"
    STARTING = "starting"


class ReviewProcessStartValidationErrors(OpenEnum):
    """Values of :attr:`ReviewProcess.start_validation_errors`."""

    INVALID_DEADLINE = "invalid_deadline"
    INVALID_SECTION_WEIGHTS_SUM = "invalid_section_weights_sum"
    MISSING_DEADLINE = "missing_deadline"
    MISSING_POTENTIAL_REVIEWERS = "missing_potential_reviewers"
    MISSING_QUESTIONS = "missing_questions"
    MISSING_REVIEWER_STRATEGY = "missing_reviewer_strategy"
    MISSING_TARGET_STRATEGY = "missing_target_strategy"
    MISSING_TARGET_STRATEGY_MEMBERS = "missing_target_strategy_members"
    MISSING_TITLE = "missing_title"


class ReviewProcessTargetStrategyStrategy(OpenEnum):
    """Values of :attr:`ReviewProcessTargetStrategy.strategy`."""

    ALL_EMPLOYEES = "all_employees"
    BY_EMPLOYEES = "by_employees"
    BY_LOCATIONS = "by_locations"
    BY_TEAMS = "by_teams"
    MANUAL_SELECTION = "manual_selection"


class ReviewProcessReviewerStrategies(OpenEnum):
    """Values of :attr:`ReviewProcess.reviewer_strategies`."""

    DIRECT_REPORTS = "direct_reports"
    MANAGER = "manager"
    PEERS = "peers"
    SELF = "self"


class NewReviewProcessTargetStrategy(OpenEnum):
    """Values of :attr:`NewReviewProcess.target_strategy`."""

    ALL_EMPLOYEES = "all_employees"
    BY_EMPLOYEES = "by_employees"
    BY_LOCATIONS = "by_locations"
    BY_TEAMS = "by_teams"
    MANUAL_SELECTION = "manual_selection"


class ReviewProcessCreateFromTemplateTemplateType(OpenEnum):
    """Values of :attr:`ReviewProcessCreateFromTemplate.template_type`."""

    CUSTOM = "custom"
    PREDEFINED = "predefined"


class ReviewProcessRemindInBulkEvaluationTypes(OpenEnum):
    """Values of :attr:`ReviewProcessRemindInBulk.evaluation_types`."""

    DIRECT_REPORTS = "direct_reports"
    MANAGER = "manager"
    PEERS = "peers"
    SELF = "self"


class ReviewProcessUpdateTargetStrategyTargetStrategy(OpenEnum):
    """Values of :attr:`ReviewProcessUpdateTargetStrategy.target_strategy`."""

    ALL_EMPLOYEES = "all_employees"
    BY_EMPLOYEES = "by_employees"
    BY_LOCATIONS = "by_locations"
    BY_TEAMS = "by_teams"
    MANUAL_SELECTION = "manual_selection"


class ReviewQuestionnaireByStrategySelfQuestionnaireReviewerStrategy(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategySelfQuestionnaire.reviewer_strategy`."""

    DIRECT_REPORTS = "direct_reports"
    MANAGER = "manager"
    PEERS = "peers"
    SELF = "self"


class ReviewQuestionnaireByStrategySelfQuestionnaireContentType(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategySelfQuestionnaireContent.type`."""

    QUESTION = "question"
    SECTION = "section"


class ReviewQuestionnaireByStrategySelfQuestionnaireContentQuestionAnswerType(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategySelfQuestionnaireContentQuestion.answer_type`."""

    MULTIPLE_CHOICE = "multiple_choice"
    NUMBER = "number"
    RATING = "rating"
    TEXT = "text"


class ReviewQuestionnaireByStrategyManagerQuestionnaireReviewerStrategy(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategyManagerQuestionnaire.reviewer_strategy`."""

    DIRECT_REPORTS = "direct_reports"
    MANAGER = "manager"
    PEERS = "peers"
    SELF = "self"


class ReviewQuestionnaireByStrategyManagerQuestionnaireContentType(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategyManagerQuestionnaireContent.type`."""

    QUESTION = "question"
    SECTION = "section"


class ReviewQuestionnaireByStrategyManagerQuestionnaireContentQuestionAnswerType(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategyManagerQuestionnaireContentQuestion.answer_type`."""

    MULTIPLE_CHOICE = "multiple_choice"
    NUMBER = "number"
    RATING = "rating"
    TEXT = "text"


class ReviewQuestionnaireByStrategyDirectReportQuestionnaireReviewerStrategy(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategyDirectReportQuestionnaire.reviewer_strategy`."""

    DIRECT_REPORTS = "direct_reports"
    MANAGER = "manager"
    PEERS = "peers"
    SELF = "self"


class ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentType(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategyDirectReportQuestionnaireContent.type`."""

    QUESTION = "question"
    SECTION = "section"


class ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentQuestionAnswerType(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentQuestion.answer_type`."""

    MULTIPLE_CHOICE = "multiple_choice"
    NUMBER = "number"
    RATING = "rating"
    TEXT = "text"


class ReviewQuestionnaireByStrategyPeersQuestionnaireReviewerStrategy(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategyPeersQuestionnaire.reviewer_strategy`."""

    DIRECT_REPORTS = "direct_reports"
    MANAGER = "manager"
    PEERS = "peers"
    SELF = "self"


class ReviewQuestionnaireByStrategyPeersQuestionnaireContentType(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategyPeersQuestionnaireContent.type`."""

    QUESTION = "question"
    SECTION = "section"


class ReviewQuestionnaireByStrategyPeersQuestionnaireContentQuestionAnswerType(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategyPeersQuestionnaireContentQuestion.answer_type`."""

    MULTIPLE_CHOICE = "multiple_choice"
    NUMBER = "number"
    RATING = "rating"
    TEXT = "text"


class ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireReviewerStrategy(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaire.reviewer_strategy`."""

    DIRECT_REPORTS = "direct_reports"
    MANAGER = "manager"
    PEERS = "peers"
    SELF = "self"


class ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentType(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContent.type`."""

    QUESTION = "question"
    SECTION = "section"


class ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentQuestionAnswerType(
    OpenEnum
):
    """Values of :attr:`ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentQuestion.answer_type`."""

    MULTIPLE_CHOICE = "multiple_choice"
    NUMBER = "number"
    RATING = "rating"
    TEXT = "text"


class ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireReviewerStrategy(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaire.reviewer_strategy`."""

    DIRECT_REPORTS = "direct_reports"
    MANAGER = "manager"
    PEERS = "peers"
    SELF = "self"


class ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentType(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContent.type`."""

    QUESTION = "question"
    SECTION = "section"


class ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentQuestionAnswerType(
    OpenEnum
):
    """Values of :attr:`ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentQuestion.answer_type`."""

    MULTIPLE_CHOICE = "multiple_choice"
    NUMBER = "number"
    RATING = "rating"
    TEXT = "text"


class ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireReviewerStrategy(
    OpenEnum
):
    """Values of :attr:`ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaire.reviewer_strategy`."""

    DIRECT_REPORTS = "direct_reports"
    MANAGER = "manager"
    PEERS = "peers"
    SELF = "self"


class ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentType(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContent.type`."""

    QUESTION = "question"
    SECTION = "section"


class ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentQuestionAnswerType(
    OpenEnum
):
    """Values of :attr:`ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentQuestion.answer_type`."""

    MULTIPLE_CHOICE = "multiple_choice"
    NUMBER = "number"
    RATING = "rating"
    TEXT = "text"


class ReviewQuestionnaireByStrategyUpdateQuestionnaireForStrategyStrategy(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategyUpdateQuestionnaireForStrategy.strategy`."""

    DIRECT_REPORTS = "direct_reports"
    MANAGER = "manager"
    PEERS = "peers"
    SELF = "self"


class ReviewQuestionnaireByStrategyQuestionnaireContentType(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategyQuestionnaireContentFields.type`."""

    QUESTION = "question"
    SECTION = "section"


class ReviewQuestionnaireByStrategyQuestionnaireContentQuestionAnswerType(OpenEnum):
    """Values of :attr:`ReviewQuestionnaireByStrategyQuestionnaireContentQuestionFields.answer_type`."""

    MULTIPLE_CHOICE = "multiple_choice"
    NUMBER = "number"
    RATING = "rating"
    TEXT = "text"


class ReviewEmployeeScoreReviewerStrategy(OpenEnum):
    """Values of :attr:`ReviewEmployeeScore.reviewer_strategy`."""

    DIRECT_REPORTS = "direct_reports"
    MANAGER = "manager"
    PEERS = "peers"
    SELF = "self"


@model()
class AgreementSelfComment(Model):
    """One of :attr:`Agreement.self_comments`."""

    question_uuid: Attr[str]
    author_access_id: Attr[str]
    text: Attr[str] = field(private=True)
    updated_at: Attr[dt.datetime]


@model()
class AgreementManagerComment(Model):
    """One of :attr:`Agreement.manager_comments`."""

    question_uuid: Attr[str]
    author_access_id: Attr[str]
    text: Attr[str] = field(private=True)
    updated_at: Attr[dt.datetime]


@model()
class AgreementConclusions(Model):
    """What is below :attr:`Agreement.conclusions`."""

    text: Attr[str] = field(private=True)
    last_updated_at: Attr[dt.datetime]


@model()
class Agreement(Model):
    """One of ``performance/agreements``."""

    id: Attr[str]
    process_id: Attr[str]
    target_id: Attr[str]
    status: Attr[AgreementStatus]
    locked: Attr[bool]
    self_comments: Attr[tuple[AgreementSelfComment, ...]] = field(private=True)
    manager_comments: Attr[tuple[AgreementManagerComment, ...]] = field(private=True)
    signer_id: Attr[str | None] = field(default=None)
    reviewer_id: Attr[str | None] = field(default=None)
    manager_signed_at: Attr[dt.datetime | None] = field(default=None)
    target_signed_at: Attr[dt.datetime | None] = field(default=None)
    agreement_signed_at: Attr[dt.datetime | None] = field(default=None)
    last_modified_at: Attr[dt.datetime | None] = field(default=None)
    conclusions: Attr[AgreementConclusions | None] = field(default=None, private=True)
    self_evaluation_id: Attr[str | None] = field(default=None)
    manager_evaluation_id: Attr[str | None] = field(default=None)


@model()
class CompanyEmployeeScoreScale(Model):
    """One of ``performance/company_employee_score_scales``."""

    id: Attr[str]
    scale_id: Attr[str]
    is_default: Attr[bool]


@model()
class EmployeeScoreScaleScale(Model):
    """One of :attr:`EmployeeScoreScale.scale`."""

    value: Attr[int]
    text: Attr[str] = field(private=True)


@model()
class EmployeeScoreScale(Model):
    """One of ``performance/employee_score_scales``."""

    id: Attr[str]
    scale: Attr[tuple[EmployeeScoreScaleScale, ...]]
    is_default: Attr[bool]


@model()
class ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionQuestionScale(Model):
    """One of :attr:`ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionQuestion.scale`."""

    value: Attr[int]
    text: Attr[str] = field(private=True)


@model()
class ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionQuestionMetadata(Model):
    """What is below :attr:`ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionQuestion.metadata`."""

    competency_id: Attr[str | None] = field(default=None)
    competency_level_id: Attr[str | None] = field(default=None)
    competency_level_name: Attr[str | None] = field(default=None)
    competency_level_description: Attr[str | None] = field(default=None)


@model()
class ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionQuestion(Model):
    """What is below :attr:`ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestion.question`."""

    uuid: Attr[str]
    mandatory: Attr[bool]
    title: Attr[str]
    answer_type: Attr[
        ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionQuestionAnswerType
    ]
    with_comment: Attr[bool | None] = field(default=None)
    scale: Attr[
        tuple[
            ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionQuestionScale, ...
        ]
        | None
    ] = field(default=None)
    max_choices: Attr[int | None] = field(default=None)
    choice_options: Attr[tuple[str, ...] | None] = field(default=None)
    metadata: Attr[
        ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionQuestionMetadata
        | None
    ] = field(default=None)
    description: Attr[str | None] = field(default=None)


@model()
class ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionAnswerAnswerRating(
    Model
):
    """What is below :attr:`ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionAnswer.answer_rating`."""

    value: Attr[int | None] = field(default=None)
    comment: Attr[str | None] = field(default=None, private=True)


@model()
class ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionAnswer(Model):
    """What is below :attr:`ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestion.answer`."""

    uuid: Attr[str]
    answer_text: Attr[str | None] = field(default=None, private=True)
    answer_int: Attr[int | None] = field(default=None, private=True)
    answer_float: Attr[Decimal | None] = field(default=None, private=True)
    answer_choice: Attr[tuple[str, ...] | None] = field(default=None, private=True)
    answer_rating: Attr[
        ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionAnswerAnswerRating
        | None
    ] = field(default=None, private=True)


@model()
class ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestion(Model):
    """One of :attr:`ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContent.questions`."""

    question: Attr[ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionQuestion]
    answer: Attr[
        ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestionAnswer | None
    ] = field(default=None, private=True)


@model()
class ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContent(Model):
    """One of :attr:`ReviewEvaluationAnswerAnsweredQuestionnaireWithSections.content`."""

    uuid: Attr[str]
    type: Attr[ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentType]
    questions: Attr[
        tuple[ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContentQuestion, ...]
    ]
    section_title: Attr[str | None] = field(default=None)


@model()
class ReviewEvaluationAnswerAnsweredQuestionnaireWithSections(Model):
    """What is below :attr:`ReviewEvaluationAnswer.answered_questionnaire_with_sections`."""

    content: Attr[tuple[ReviewEvaluationAnswerAnsweredQuestionnaireWithSectionsContent, ...]]


@model()
class ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionQuestionScale(Model):
    """One of :attr:`ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionQuestion.scale`."""

    value: Attr[int]
    text: Attr[str] = field(private=True)


@model()
class ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionQuestionMetadata(
    Model
):
    """What is below :attr:`ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionQuestion.metadata`."""

    competency_id: Attr[str | None] = field(default=None)
    competency_level_id: Attr[str | None] = field(default=None)
    competency_level_name: Attr[str | None] = field(default=None)
    competency_level_description: Attr[str | None] = field(default=None)


@model()
class ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionQuestion(Model):
    """What is below :attr:`ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestion.question`."""

    uuid: Attr[str]
    mandatory: Attr[bool]
    title: Attr[str]
    answer_type: Attr[
        ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionQuestionAnswerType
    ]
    with_comment: Attr[bool | None] = field(default=None)
    scale: Attr[
        tuple[
            ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionQuestionScale,
            ...,
        ]
        | None
    ] = field(default=None)
    max_choices: Attr[int | None] = field(default=None)
    choice_options: Attr[tuple[str, ...] | None] = field(default=None)
    metadata: Attr[
        ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionQuestionMetadata
        | None
    ] = field(default=None)
    description: Attr[str | None] = field(default=None)


@model()
class ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionAnswerAnswerRating(
    Model
):
    """What is below :attr:`ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionAnswer.answer_rating`."""

    value: Attr[int | None] = field(default=None)
    comment: Attr[str | None] = field(default=None, private=True)


@model()
class ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionAnswer(Model):
    """What is below :attr:`ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestion.answer`."""

    uuid: Attr[str]
    answer_text: Attr[str | None] = field(default=None, private=True)
    answer_int: Attr[int | None] = field(default=None, private=True)
    answer_float: Attr[Decimal | None] = field(default=None, private=True)
    answer_choice: Attr[tuple[str, ...] | None] = field(default=None, private=True)
    answer_rating: Attr[
        ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionAnswerAnswerRating
        | None
    ] = field(default=None, private=True)


@model()
class ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestion(Model):
    """One of :attr:`ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContent.questions`."""

    question: Attr[ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionQuestion]
    answer: Attr[
        ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestionAnswer | None
    ] = field(default=None, private=True)


@model()
class ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContent(Model):
    """One of :attr:`ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaire.content`."""

    uuid: Attr[str]
    type: Attr[ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentType]
    questions: Attr[
        tuple[ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContentQuestion, ...]
    ]
    section_title: Attr[str | None] = field(default=None)


@model()
class ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaire(Model):
    """What is below :attr:`ReviewEvaluationAnswer.answered_employee_score_questionnaire`."""

    content: Attr[tuple[ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaireContent, ...]]


@model()
class ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionQuestionScale(
    Model
):
    """One of :attr:`ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionQuestion.scale`."""

    value: Attr[int]
    text: Attr[str] = field(private=True)


@model()
class ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionQuestionMetadata(
    Model
):
    """What is below :attr:`ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionQuestion.metadata`."""

    competency_id: Attr[str | None] = field(default=None)
    competency_level_id: Attr[str | None] = field(default=None)
    competency_level_name: Attr[str | None] = field(default=None)
    competency_level_description: Attr[str | None] = field(default=None)


@model()
class ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionQuestion(
    Model
):
    """What is below :attr:`ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestion.question`."""

    uuid: Attr[str]
    mandatory: Attr[bool]
    title: Attr[str]
    answer_type: Attr[
        ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionQuestionAnswerType
    ]
    with_comment: Attr[bool | None] = field(default=None)
    scale: Attr[
        tuple[
            ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionQuestionScale,
            ...,
        ]
        | None
    ] = field(default=None)
    max_choices: Attr[int | None] = field(default=None)
    choice_options: Attr[tuple[str, ...] | None] = field(default=None)
    metadata: Attr[
        ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionQuestionMetadata
        | None
    ] = field(default=None)
    description: Attr[str | None] = field(default=None)


@model()
class ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionAnswerAnswerRating(
    Model
):
    """What is below :attr:`ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionAnswer.answer_rating`."""

    value: Attr[int | None] = field(default=None)
    comment: Attr[str | None] = field(default=None, private=True)


@model()
class ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionAnswer(Model):
    """What is below :attr:`ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestion.answer`."""

    uuid: Attr[str]
    answer_text: Attr[str | None] = field(default=None, private=True)
    answer_int: Attr[int | None] = field(default=None, private=True)
    answer_float: Attr[Decimal | None] = field(default=None, private=True)
    answer_choice: Attr[tuple[str, ...] | None] = field(default=None, private=True)
    answer_rating: Attr[
        ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionAnswerAnswerRating
        | None
    ] = field(default=None, private=True)


@model()
class ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestion(Model):
    """One of :attr:`ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContent.questions`."""

    question: Attr[
        ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionQuestion
    ]
    answer: Attr[
        ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestionAnswer
        | None
    ] = field(default=None, private=True)


@model()
class ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContent(Model):
    """One of :attr:`ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaire.content`."""

    uuid: Attr[str]
    type: Attr[ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentType]
    questions: Attr[
        tuple[ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContentQuestion, ...]
    ]
    section_title: Attr[str | None] = field(default=None)


@model()
class ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaire(Model):
    """What is below :attr:`ReviewEvaluationAnswer.answered_employee_potential_score_questionnaire`."""

    content: Attr[
        tuple[ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaireContent, ...]
    ]


@model()
class ReviewEvaluationAnswer(Model):
    """One of ``performance/review_evaluation_answers``."""

    id: Attr[str]
    performance_review_evaluation_id: Attr[str]
    answered_questionnaire_with_sections: Attr[
        ReviewEvaluationAnswerAnsweredQuestionnaireWithSections
    ]
    answered_employee_score_questionnaire: Attr[
        ReviewEvaluationAnswerAnsweredEmployeeScoreQuestionnaire | None
    ] = field(default=None)
    answered_employee_potential_score_questionnaire: Attr[
        ReviewEvaluationAnswerAnsweredEmployeePotentialScoreQuestionnaire | None
    ] = field(default=None)


@model()
class ReviewEvaluationScore(Model):
    """One of ``performance/review_evaluation_scores``."""

    id: Attr[str]
    review_process_id: Attr[str]
    review_evaluation_id: Attr[str]
    target_access_id: Attr[str]
    company_id: Attr[str]
    reviewer_strategy: Attr[ReviewEvaluationScoreReviewerStrategy]
    review_process_target_id: Attr[str]
    score: Attr[Decimal] = field(private=True)
    scale_min: Attr[int]
    scale_max: Attr[int]
    normalized_score: Attr[Decimal] = field(private=True)
    published_at: Attr[dt.datetime]
    potential_score: Attr[int | None] = field(default=None, private=True)
    normalized_potential_score: Attr[Decimal | None] = field(default=None, private=True)


@model()
class ReviewEvaluation(Model):
    """One of ``performance/review_evaluations``."""

    id: Attr[str]
    evaluation_type: Attr[ReviewEvaluationEvaluationType]
    published: Attr[bool]
    status: Attr[ReviewEvaluationStatus]
    review_process_target_id: Attr[str]
    performance_review_process_id: Attr[str | None] = field(default=None)
    target_access_id: Attr[str | None] = field(default=None)
    reviewer_access_id: Attr[str | None] = field(default=None)
    published_at: Attr[dt.datetime | None] = field(default=None)


@model()
class ReviewOwner(Model):
    """One of ``performance/review_owners``."""

    id: Attr[str]
    access_id: Attr[str]
    performance_review_process_id: Attr[str]


@model()
class ReviewProcessCustomTemplateTargetStrategy(Model):
    """What is below :attr:`ReviewProcessCustomTemplate.target_strategy`."""

    strategy: Attr[ReviewProcessCustomTemplateTargetStrategyStrategy]
    arguments: Attr[tuple[str, ...] | None] = field(default=None)


@model()
class ReviewProcessCustomTemplateVisibilitySettings(Model):
    """What is below :attr:`ReviewProcessCustomTemplate.visibility_settings`."""

    restrict_answers_visibility_to_reportees: Attr[bool]
    early_access_to_answers_for_managers: Attr[bool]
    anonymous_peer_evaluation_for_target: Attr[bool]


@model()
class ReviewProcessCustomTemplate(Model):
    """One of ``performance/review_process_custom_templates``."""

    id: Attr[str]
    company_id: Attr[str]
    name: Attr[str]
    created_at: Attr[dt.datetime]
    author_id: Attr[str | None] = field(default=None)
    description: Attr[str | None] = field(default=None)
    template_description: Attr[str | None] = field(default=None)
    target_strategy: Attr[ReviewProcessCustomTemplateTargetStrategy | None] = field(default=None)
    reviewer_strategies: Attr[ReviewProcessCustomTemplateReviewerStrategies | None] = field(
        default=None
    )
    agreements_enabled: Attr[bool | None] = field(default=None)
    employee_potential_score_enabled: Attr[bool | None] = field(default=None)
    competencies_assessments_enabled: Attr[bool | None] = field(default=None)
    visibility_settings: Attr[ReviewProcessCustomTemplateVisibilitySettings | None] = field(
        default=None
    )


@model()
class ReviewProcessEstimatedTarget(Model):
    """One of ``performance/review_process_estimated_targets``."""

    id: Attr[str]
    performance_review_process_id: Attr[str]
    access_id: Attr[str]
    employee_id: Attr[str]


@model()
class ReviewProcessTarget(Model):
    """One of ``performance/review_process_targets``."""

    id: Attr[str]
    access_id: Attr[str]
    performance_review_process_id: Attr[str]
    materialized_process_target_id: Attr[str]


@model()
class ReviewProcessAgreementsConfiguration(Model):
    """What is below :attr:`ReviewProcess.agreements_configuration`."""

    enabled: Attr[bool]
    esignature_enabled: Attr[bool]


@model()
class ReviewProcessCompetenciesAssessmentsConfiguration(Model):
    """What is below :attr:`ReviewProcess.competencies_assessments_configuration`."""

    enabled: Attr[bool]


@model()
class ReviewProcessTargetStrategy(Model):
    """What is below :attr:`ReviewProcess.target_strategy`."""

    strategy: Attr[ReviewProcessTargetStrategyStrategy]
    arguments: Attr[tuple[str, ...] | None] = field(default=None)


@model()
class ReviewProcess(Model):
    """One of ``performance/review_processes``."""

    id: Attr[str]
    company_id: Attr[str]
    status: Attr[ReviewProcessStatus]
    start_validation_errors: Attr[ReviewProcessStartValidationErrors]
    archived: Attr[bool]
    agreements_configuration: Attr[ReviewProcessAgreementsConfiguration]
    competencies_assessments_configuration: Attr[ReviewProcessCompetenciesAssessmentsConfiguration]
    name: Attr[str | None] = field(default=None)
    description: Attr[str | None] = field(default=None)
    target_strategy: Attr[ReviewProcessTargetStrategy | None] = field(default=None)
    reviewer_strategies: Attr[ReviewProcessReviewerStrategies | None] = field(default=None)
    starts_at: Attr[dt.datetime | None] = field(default=None)
    ends_at: Attr[dt.datetime | None] = field(default=None)
    last_bulk_reminder: Attr[dt.datetime | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyDefaultRatingScale(Model):
    """One of :attr:`ReviewQuestionnaireByStrategy.default_rating_scale`."""

    value: Attr[int]
    text: Attr[str] = field(private=True)


@model()
class ReviewQuestionnaireByStrategySelfQuestionnaireContentQuestionScale(Model):
    """One of :attr:`ReviewQuestionnaireByStrategySelfQuestionnaireContentQuestion.scale`."""

    value: Attr[int]
    text: Attr[str] = field(private=True)


@model()
class ReviewQuestionnaireByStrategySelfQuestionnaireContentQuestionMetadata(Model):
    """What is below :attr:`ReviewQuestionnaireByStrategySelfQuestionnaireContentQuestion.metadata`."""

    competency_id: Attr[str | None] = field(default=None)
    competency_level_id: Attr[str | None] = field(default=None)
    competency_level_name: Attr[str | None] = field(default=None)
    competency_level_description: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategySelfQuestionnaireContentQuestion(Model):
    """One of :attr:`ReviewQuestionnaireByStrategySelfQuestionnaireContent.questions`."""

    uuid: Attr[str]
    mandatory: Attr[bool]
    title: Attr[str]
    answer_type: Attr[ReviewQuestionnaireByStrategySelfQuestionnaireContentQuestionAnswerType]
    with_comment: Attr[bool | None] = field(default=None)
    scale: Attr[
        tuple[ReviewQuestionnaireByStrategySelfQuestionnaireContentQuestionScale, ...] | None
    ] = field(default=None)
    max_choices: Attr[int | None] = field(default=None)
    choice_options: Attr[tuple[str, ...] | None] = field(default=None)
    metadata: Attr[ReviewQuestionnaireByStrategySelfQuestionnaireContentQuestionMetadata | None] = (
        field(default=None)
    )
    description: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategySelfQuestionnaireContent(Model):
    """One of :attr:`ReviewQuestionnaireByStrategySelfQuestionnaire.content`."""

    uuid: Attr[str]
    type: Attr[ReviewQuestionnaireByStrategySelfQuestionnaireContentType]
    questions: Attr[tuple[ReviewQuestionnaireByStrategySelfQuestionnaireContentQuestion, ...]]
    section_title: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategySelfQuestionnaire(Model):
    """What is below :attr:`ReviewQuestionnaireByStrategy.self_questionnaire`."""

    reviewer_strategy: Attr[ReviewQuestionnaireByStrategySelfQuestionnaireReviewerStrategy]
    content: Attr[tuple[ReviewQuestionnaireByStrategySelfQuestionnaireContent, ...]]


@model()
class ReviewQuestionnaireByStrategyManagerQuestionnaireContentQuestionScale(Model):
    """One of :attr:`ReviewQuestionnaireByStrategyManagerQuestionnaireContentQuestion.scale`."""

    value: Attr[int]
    text: Attr[str] = field(private=True)


@model()
class ReviewQuestionnaireByStrategyManagerQuestionnaireContentQuestionMetadata(Model):
    """What is below :attr:`ReviewQuestionnaireByStrategyManagerQuestionnaireContentQuestion.metadata`."""

    competency_id: Attr[str | None] = field(default=None)
    competency_level_id: Attr[str | None] = field(default=None)
    competency_level_name: Attr[str | None] = field(default=None)
    competency_level_description: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyManagerQuestionnaireContentQuestion(Model):
    """One of :attr:`ReviewQuestionnaireByStrategyManagerQuestionnaireContent.questions`."""

    uuid: Attr[str]
    mandatory: Attr[bool]
    title: Attr[str]
    answer_type: Attr[ReviewQuestionnaireByStrategyManagerQuestionnaireContentQuestionAnswerType]
    with_comment: Attr[bool | None] = field(default=None)
    scale: Attr[
        tuple[ReviewQuestionnaireByStrategyManagerQuestionnaireContentQuestionScale, ...] | None
    ] = field(default=None)
    max_choices: Attr[int | None] = field(default=None)
    choice_options: Attr[tuple[str, ...] | None] = field(default=None)
    metadata: Attr[
        ReviewQuestionnaireByStrategyManagerQuestionnaireContentQuestionMetadata | None
    ] = field(default=None)
    description: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyManagerQuestionnaireContent(Model):
    """One of :attr:`ReviewQuestionnaireByStrategyManagerQuestionnaire.content`."""

    uuid: Attr[str]
    type: Attr[ReviewQuestionnaireByStrategyManagerQuestionnaireContentType]
    questions: Attr[tuple[ReviewQuestionnaireByStrategyManagerQuestionnaireContentQuestion, ...]]
    section_title: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyManagerQuestionnaire(Model):
    """What is below :attr:`ReviewQuestionnaireByStrategy.manager_questionnaire`."""

    reviewer_strategy: Attr[ReviewQuestionnaireByStrategyManagerQuestionnaireReviewerStrategy]
    content: Attr[tuple[ReviewQuestionnaireByStrategyManagerQuestionnaireContent, ...]]


@model()
class ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentQuestionScale(Model):
    """One of :attr:`ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentQuestion.scale`."""

    value: Attr[int]
    text: Attr[str] = field(private=True)


@model()
class ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentQuestionMetadata(Model):
    """What is below :attr:`ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentQuestion.metadata`."""

    competency_id: Attr[str | None] = field(default=None)
    competency_level_id: Attr[str | None] = field(default=None)
    competency_level_name: Attr[str | None] = field(default=None)
    competency_level_description: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentQuestion(Model):
    """One of :attr:`ReviewQuestionnaireByStrategyDirectReportQuestionnaireContent.questions`."""

    uuid: Attr[str]
    mandatory: Attr[bool]
    title: Attr[str]
    answer_type: Attr[
        ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentQuestionAnswerType
    ]
    with_comment: Attr[bool | None] = field(default=None)
    scale: Attr[
        tuple[ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentQuestionScale, ...]
        | None
    ] = field(default=None)
    max_choices: Attr[int | None] = field(default=None)
    choice_options: Attr[tuple[str, ...] | None] = field(default=None)
    metadata: Attr[
        ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentQuestionMetadata | None
    ] = field(default=None)
    description: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyDirectReportQuestionnaireContent(Model):
    """One of :attr:`ReviewQuestionnaireByStrategyDirectReportQuestionnaire.content`."""

    uuid: Attr[str]
    type: Attr[ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentType]
    questions: Attr[
        tuple[ReviewQuestionnaireByStrategyDirectReportQuestionnaireContentQuestion, ...]
    ]
    section_title: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyDirectReportQuestionnaire(Model):
    """What is below :attr:`ReviewQuestionnaireByStrategy.direct_report_questionnaire`."""

    reviewer_strategy: Attr[ReviewQuestionnaireByStrategyDirectReportQuestionnaireReviewerStrategy]
    content: Attr[tuple[ReviewQuestionnaireByStrategyDirectReportQuestionnaireContent, ...]]


@model()
class ReviewQuestionnaireByStrategyPeersQuestionnaireContentQuestionScale(Model):
    """One of :attr:`ReviewQuestionnaireByStrategyPeersQuestionnaireContentQuestion.scale`."""

    value: Attr[int]
    text: Attr[str] = field(private=True)


@model()
class ReviewQuestionnaireByStrategyPeersQuestionnaireContentQuestionMetadata(Model):
    """What is below :attr:`ReviewQuestionnaireByStrategyPeersQuestionnaireContentQuestion.metadata`."""

    competency_id: Attr[str | None] = field(default=None)
    competency_level_id: Attr[str | None] = field(default=None)
    competency_level_name: Attr[str | None] = field(default=None)
    competency_level_description: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyPeersQuestionnaireContentQuestion(Model):
    """One of :attr:`ReviewQuestionnaireByStrategyPeersQuestionnaireContent.questions`."""

    uuid: Attr[str]
    mandatory: Attr[bool]
    title: Attr[str]
    answer_type: Attr[ReviewQuestionnaireByStrategyPeersQuestionnaireContentQuestionAnswerType]
    with_comment: Attr[bool | None] = field(default=None)
    scale: Attr[
        tuple[ReviewQuestionnaireByStrategyPeersQuestionnaireContentQuestionScale, ...] | None
    ] = field(default=None)
    max_choices: Attr[int | None] = field(default=None)
    choice_options: Attr[tuple[str, ...] | None] = field(default=None)
    metadata: Attr[
        ReviewQuestionnaireByStrategyPeersQuestionnaireContentQuestionMetadata | None
    ] = field(default=None)
    description: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyPeersQuestionnaireContent(Model):
    """One of :attr:`ReviewQuestionnaireByStrategyPeersQuestionnaire.content`."""

    uuid: Attr[str]
    type: Attr[ReviewQuestionnaireByStrategyPeersQuestionnaireContentType]
    questions: Attr[tuple[ReviewQuestionnaireByStrategyPeersQuestionnaireContentQuestion, ...]]
    section_title: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyPeersQuestionnaire(Model):
    """What is below :attr:`ReviewQuestionnaireByStrategy.peers_questionnaire`."""

    reviewer_strategy: Attr[ReviewQuestionnaireByStrategyPeersQuestionnaireReviewerStrategy]
    content: Attr[tuple[ReviewQuestionnaireByStrategyPeersQuestionnaireContent, ...]]


@model()
class ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentQuestionScale(Model):
    """One of :attr:`ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentQuestion.scale`."""

    value: Attr[int]
    text: Attr[str] = field(private=True)


@model()
class ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentQuestionMetadata(Model):
    """What is below :attr:`ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentQuestion.metadata`."""

    competency_id: Attr[str | None] = field(default=None)
    competency_level_id: Attr[str | None] = field(default=None)
    competency_level_name: Attr[str | None] = field(default=None)
    competency_level_description: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentQuestion(Model):
    """One of :attr:`ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContent.questions`."""

    uuid: Attr[str]
    mandatory: Attr[bool]
    title: Attr[str]
    answer_type: Attr[
        ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentQuestionAnswerType
    ]
    with_comment: Attr[bool | None] = field(default=None)
    scale: Attr[
        tuple[ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentQuestionScale, ...]
        | None
    ] = field(default=None)
    max_choices: Attr[int | None] = field(default=None)
    choice_options: Attr[tuple[str, ...] | None] = field(default=None)
    metadata: Attr[
        ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentQuestionMetadata | None
    ] = field(default=None)
    description: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContent(Model):
    """One of :attr:`ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaire.content`."""

    uuid: Attr[str]
    type: Attr[ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentType]
    questions: Attr[
        tuple[ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContentQuestion, ...]
    ]
    section_title: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaire(Model):
    """What is below :attr:`ReviewQuestionnaireByStrategy.employee_score_self_questionnaire`."""

    reviewer_strategy: Attr[
        ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireReviewerStrategy
    ]
    content: Attr[tuple[ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaireContent, ...]]


@model()
class ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentQuestionScale(Model):
    """One of :attr:`ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentQuestion.scale`."""

    value: Attr[int]
    text: Attr[str] = field(private=True)


@model()
class ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentQuestionMetadata(Model):
    """What is below :attr:`ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentQuestion.metadata`."""

    competency_id: Attr[str | None] = field(default=None)
    competency_level_id: Attr[str | None] = field(default=None)
    competency_level_name: Attr[str | None] = field(default=None)
    competency_level_description: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentQuestion(Model):
    """One of :attr:`ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContent.questions`."""

    uuid: Attr[str]
    mandatory: Attr[bool]
    title: Attr[str]
    answer_type: Attr[
        ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentQuestionAnswerType
    ]
    with_comment: Attr[bool | None] = field(default=None)
    scale: Attr[
        tuple[
            ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentQuestionScale, ...
        ]
        | None
    ] = field(default=None)
    max_choices: Attr[int | None] = field(default=None)
    choice_options: Attr[tuple[str, ...] | None] = field(default=None)
    metadata: Attr[
        ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentQuestionMetadata | None
    ] = field(default=None)
    description: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContent(Model):
    """One of :attr:`ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaire.content`."""

    uuid: Attr[str]
    type: Attr[ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentType]
    questions: Attr[
        tuple[ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContentQuestion, ...]
    ]
    section_title: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaire(Model):
    """What is below :attr:`ReviewQuestionnaireByStrategy.employee_score_manager_questionnaire`."""

    reviewer_strategy: Attr[
        ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireReviewerStrategy
    ]
    content: Attr[tuple[ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaireContent, ...]]


@model()
class ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentQuestionScale(
    Model
):
    """One of :attr:`ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentQuestion.scale`."""

    value: Attr[int]
    text: Attr[str] = field(private=True)


@model()
class ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentQuestionMetadata(
    Model
):
    """What is below :attr:`ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentQuestion.metadata`."""

    competency_id: Attr[str | None] = field(default=None)
    competency_level_id: Attr[str | None] = field(default=None)
    competency_level_name: Attr[str | None] = field(default=None)
    competency_level_description: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentQuestion(Model):
    """One of :attr:`ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContent.questions`."""

    uuid: Attr[str]
    mandatory: Attr[bool]
    title: Attr[str]
    answer_type: Attr[
        ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentQuestionAnswerType
    ]
    with_comment: Attr[bool | None] = field(default=None)
    scale: Attr[
        tuple[
            ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentQuestionScale,
            ...,
        ]
        | None
    ] = field(default=None)
    max_choices: Attr[int | None] = field(default=None)
    choice_options: Attr[tuple[str, ...] | None] = field(default=None)
    metadata: Attr[
        ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentQuestionMetadata
        | None
    ] = field(default=None)
    description: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContent(Model):
    """One of :attr:`ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaire.content`."""

    uuid: Attr[str]
    type: Attr[ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentType]
    questions: Attr[
        tuple[
            ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContentQuestion,
            ...,
        ]
    ]
    section_title: Attr[str | None] = field(default=None)


@model()
class ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaire(Model):
    """What is below :attr:`ReviewQuestionnaireByStrategy.employee_potential_score_manager_questionnaire`."""

    reviewer_strategy: Attr[
        ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireReviewerStrategy
    ]
    content: Attr[
        tuple[ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaireContent, ...]
    ]


@model()
class ReviewQuestionnaireByStrategy(Model):
    """One of ``performance/review_questionnaire_by_strategies``."""

    id: Attr[str]
    performance_review_process_id: Attr[str]
    default_rating_scale: Attr[tuple[ReviewQuestionnaireByStrategyDefaultRatingScale, ...]]
    self_questionnaire: Attr[ReviewQuestionnaireByStrategySelfQuestionnaire | None] = field(
        default=None
    )
    manager_questionnaire: Attr[ReviewQuestionnaireByStrategyManagerQuestionnaire | None] = field(
        default=None
    )
    direct_report_questionnaire: Attr[
        ReviewQuestionnaireByStrategyDirectReportQuestionnaire | None
    ] = field(default=None)
    peers_questionnaire: Attr[ReviewQuestionnaireByStrategyPeersQuestionnaire | None] = field(
        default=None
    )
    employee_score_self_questionnaire: Attr[
        ReviewQuestionnaireByStrategyEmployeeScoreSelfQuestionnaire | None
    ] = field(default=None)
    employee_score_manager_questionnaire: Attr[
        ReviewQuestionnaireByStrategyEmployeeScoreManagerQuestionnaire | None
    ] = field(default=None)
    employee_potential_score_manager_questionnaire: Attr[
        ReviewQuestionnaireByStrategyEmployeePotentialScoreManagerQuestionnaire | None
    ] = field(default=None)


@model()
class ReviewVisibilitySetting(Model):
    """One of ``performance/review_visibility_settings``."""

    id: Attr[str]
    performance_review_process_id: Attr[str]
    restrict_answers_visibility_to_reportees: Attr[bool]
    early_access_to_answers_for_managers: Attr[bool]
    anonymous_peer_evaluation_for_target: Attr[bool]


@model()
class TargetManager(Model):
    """One of ``performance/target_managers``."""

    id: Attr[str]
    performance_review_process_id: Attr[str]
    manager_access_id: Attr[str]
    manager_full_name: Attr[str] = field(private=True)


@model()
class ReviewEmployeeScore(Model):
    """Described by the API, but no operation answers with it."""

    id: Attr[str]
    review_process_id: Attr[str]
    review_evaluation_id: Attr[str]
    target_access_id: Attr[str]
    company_id: Attr[str]
    reviewer_strategy: Attr[ReviewEmployeeScoreReviewerStrategy]
    review_process_target_id: Attr[str]
    score: Attr[Decimal] = field(private=True)
    scale_min: Attr[int]
    scale_max: Attr[int]
    normalized_score: Attr[Decimal] = field(private=True)
    published_at: Attr[dt.datetime]
    potential_score: Attr[int | None] = field(default=None, private=True)
    normalized_potential_score: Attr[Decimal | None] = field(default=None, private=True)
    comment: Attr[str | None] = field(default=None, private=True)


class AgreementQuery(ListOptions, total=False):
    """Filters of :meth:`Agreements.list`."""

    ids: Many[str]
    process_ids: Many[str]
    target_ids: Many[str]


class AgreementBulkInitiate(TypedDict, total=False):
    """What :meth:`Agreements.bulk_initiate` takes."""

    process_id: Required[str]


class AgreementInitiate(TypedDict, total=False):
    """What :meth:`Agreements.initiate` takes."""

    process_id: Required[str]
    target_id: Required[str]


class CompanyEmployeeScoreScaleQuery(ListOptions, total=False):
    """Filters of :meth:`CompanyEmployeeScoreScales.list`."""

    ids: Many[str]


class CompanyEmployeeScoreScaleSet(TypedDict, total=False):
    """What :meth:`CompanyEmployeeScoreScales.set` takes."""

    id: Required[str]
    scale_id: Required[str]


class EmployeeScoreScaleQuery(ListOptions, total=False):
    """Filters of :meth:`EmployeeScoreScales.list`."""

    ids: Many[str]


class ReviewEvaluationAnswerQuery(ListOptions, total=False):
    """Filters of :meth:`ReviewEvaluationAnswers.list`."""

    performance_review_evaluation_ids: Many[str]


class ReviewEvaluationScoreQuery(ListOptions, total=False):
    """Filters of :meth:`ReviewEvaluationScores.list`."""

    ids: Many[str]
    review_process_ids: Many[str]
    review_evaluation_ids: Many[str]
    target_access_ids: Many[str]
    reviewer_strategies: Many[ReviewEvaluationScoreReviewerStrategy | str]
    review_process_target_ids: Many[str]


class ReviewEvaluationWithTargetsManagedByFilterFields(TypedDict, total=False):
    """What goes into :attr:`ReviewEvaluationQuery.with_targets_managed_by_filter`."""

    manager_employee_id: Required[str]
    only_direct_reports: Required[bool]


class ReviewEvaluationQuery(ListOptions, total=False):
    """Filters of :meth:`ReviewEvaluations.list`."""

    ids: Many[str]
    performance_review_process_ids: Many[str]
    published: bool
    reviewer_ids: Many[str]
    reviewer_strategies: Many[ReviewEvaluationReviewerStrategy | str]
    target_access_ids: Many[str]
    review_process_target_ids: Many[str]
    with_targets_managed_by_filter: ReviewEvaluationWithTargetsManagedByFilterFields
    exclude_ids: Many[str]


class ReviewEvaluationReplaceReviewer(TypedDict, total=False):
    """What :meth:`ReviewEvaluations.replace_reviewer` takes."""

    id: Required[str]
    new_reviewer_access_id: Required[str]


class ReviewOwnerQuery(ListOptions, total=False):
    """Filters of :meth:`ReviewOwners.list`."""

    performance_review_process_ids: Many[str]


class ReviewOwnerBulkCreate(TypedDict, total=False):
    """What :meth:`ReviewOwners.bulk_create` takes."""

    review_process_id: Required[str]
    owner_access_ids: Required[Many[str]]


class ReviewProcessCustomTemplateQuery(ListOptions, total=False):
    """Filters of :meth:`ReviewProcessCustomTemplates.list`."""

    ids: Many[str]
    author_ids: Many[str]
    search: str


class ReviewProcessEstimatedTargetQuery(ListOptions, total=False):
    """Filters of :meth:`ReviewProcessEstimatedTargets.list`."""

    performance_review_process_ids: Many[str]
    access_ids: Many[str]


class ReviewProcessTargetManagedByFilterFields(TypedDict, total=False):
    """What goes into :attr:`ReviewProcessTargetQuery.managed_by_filter`."""

    manager_employee_id: Required[str]
    only_direct_reports: Required[bool]


class ReviewProcessTargetQuery(ListOptions, total=False):
    """Filters of :meth:`ReviewProcessTargets.list`."""

    ids: Many[str]
    access_ids: Many[str]
    only_for_peer_assignment: bool
    without_manager: bool
    performance_review_process_ids: Many[str]
    agreement_completion_status: ReviewProcessTargetAgreementCompletionStatus | str
    pending_peer_evaluations: bool
    managed_by_filter: ReviewProcessTargetManagedByFilterFields


class ReviewProcessTargetAddPeers(TypedDict, total=False):
    """What :meth:`ReviewProcessTargets.add_peers` takes."""

    id: Required[str]
    peer_access_ids: Required[Many[str]]


class ReviewProcessTargetBulkCreate(TypedDict, total=False):
    """What :meth:`ReviewProcessTargets.bulk_create` takes."""

    performance_review_process_id: Required[str]
    targets_access_ids: Required[Many[str]]


class ReviewProcessTargetRemovePeerEvaluations(TypedDict, total=False):
    """What :meth:`ReviewProcessTargets.remove_peer_evaluations` takes."""

    id: Required[str]
    evaluation_ids: Required[Many[str]]


class ReviewProcessQuery(ListOptions, total=False):
    """Filters of :meth:`ReviewProcesses.list`."""

    ids: Many[str]
    search: str


class NewReviewProcess(TypedDict, total=False):
    """What :meth:`ReviewProcesses.create` takes."""

    author_access_id: Required[str]
    name: str | None
    description: str | None
    reviewer_strategies: ReviewProcessReviewerStrategies | str | None
    target_strategy: NewReviewProcessTargetStrategy | str | None
    arguments: Many[str] | None
    ends_at: dt.datetime | None
    agreements_enabled: bool | None
    employee_score_enabled: bool | None
    employee_potential_score_enabled: bool | None
    competencies_assessments_enabled: bool | None


class ReviewProcessCreateFromTemplate(TypedDict, total=False):
    """What :meth:`ReviewProcesses.create_from_template` takes."""

    author_access_id: Required[str]
    template_id: Required[str]
    template_type: Required[ReviewProcessCreateFromTemplateTemplateType | str]
    name: str | None


class ReviewProcessDuplicate(TypedDict, total=False):
    """What :meth:`ReviewProcesses.duplicate` takes."""

    id: Required[str]
    author_access_id: Required[str]


class ReviewProcessRemindInBulk(TypedDict, total=False):
    """What :meth:`ReviewProcesses.remind_in_bulk` takes."""

    id: Required[str]
    evaluation_types: ReviewProcessRemindInBulkEvaluationTypes | str | None


class ReviewProcessRemoveSchedule(TypedDict, total=False):
    """What :meth:`ReviewProcesses.remove_schedule` takes."""

    id: Required[str]


class ReviewProcessReopen(TypedDict, total=False):
    """What :meth:`ReviewProcesses.reopen` takes."""

    id: Required[str]
    ends_at: Required[dt.datetime]


class ReviewProcessSchedule(TypedDict, total=False):
    """What :meth:`ReviewProcesses.schedule` takes."""

    id: Required[str]
    starts_at: Required[dt.datetime]


class ReviewProcessStart(TypedDict, total=False):
    """What :meth:`ReviewProcesses.start` takes."""

    id: Required[str]


class ReviewProcessStop(TypedDict, total=False):
    """What :meth:`ReviewProcesses.stop` takes."""

    id: Required[str]


class ReviewProcessToggleArchive(TypedDict, total=False):
    """What :meth:`ReviewProcesses.toggle_archive` takes."""

    id: Required[str]


class ReviewProcessUpdateAgreementsConfiguration(TypedDict, total=False):
    """What :meth:`ReviewProcesses.update_agreements_configuration` takes."""

    id: Required[str]
    enabled: Required[bool]


class ReviewProcessUpdateBasicInfo(TypedDict, total=False):
    """What :meth:`ReviewProcesses.update_basic_info` takes."""

    id: Required[str]
    name: str | None
    description: str | None


class ReviewProcessUpdateCompetenciesAssessmentsConfiguration(TypedDict, total=False):
    """What :meth:`ReviewProcesses.update_competencies_assessments_configuration` takes."""

    id: Required[str]
    enabled: Required[bool]


class ReviewProcessUpdateDeadline(TypedDict, total=False):
    """What :meth:`ReviewProcesses.update_deadline` takes."""

    id: Required[str]
    ends_at: Required[dt.datetime]


class ReviewProcessUpdateEmployeeScoreConfiguration(TypedDict, total=False):
    """What :meth:`ReviewProcesses.update_employee_score_configuration` takes."""

    id: Required[str]
    enabled: Required[bool]


class ReviewProcessUpdateReviewerStrategies(TypedDict, total=False):
    """What :meth:`ReviewProcesses.update_reviewer_strategies` takes."""

    id: Required[str]
    reviewer_strategies: Required[ReviewProcessReviewerStrategies | str]


class ReviewProcessUpdateSchedule(TypedDict, total=False):
    """What :meth:`ReviewProcesses.update_schedule` takes."""

    id: Required[str]
    starts_at: Required[dt.datetime]


class ReviewProcessUpdateTargetStrategy(TypedDict, total=False):
    """What :meth:`ReviewProcesses.update_target_strategy` takes."""

    id: Required[str]
    target_strategy: ReviewProcessUpdateTargetStrategyTargetStrategy | str | None
    arguments: Many[str] | None


class ReviewQuestionnaireByStrategyQuery(ListOptions, total=False):
    """Filters of :meth:`ReviewQuestionnaireByStrategies.list`."""

    ids: Many[str]


class ReviewQuestionnaireByStrategyDefaultRatingScaleFields(TypedDict, total=False):
    """What goes into :attr:`ReviewQuestionnaireByStrategyUpdateDefaultRatingScale.default_rating_scale`."""

    value: Required[int]
    text: Required[str]


class ReviewQuestionnaireByStrategyUpdateDefaultRatingScale(TypedDict, total=False):
    """What :meth:`ReviewQuestionnaireByStrategies.update_default_rating_scale` takes."""

    performance_review_process_id: Required[str]
    default_rating_scale: Required[Many[ReviewQuestionnaireByStrategyDefaultRatingScaleFields]]


class ReviewQuestionnaireByStrategyQuestionnaireContentQuestionScaleFields(TypedDict, total=False):
    """What goes into :attr:`ReviewQuestionnaireByStrategyQuestionnaireContentQuestionFields.scale`."""

    value: Required[int]
    text: Required[str]


class ReviewQuestionnaireByStrategyQuestionnaireContentQuestionMetadataFields(
    TypedDict, total=False
):
    """What goes into :attr:`ReviewQuestionnaireByStrategyQuestionnaireContentQuestionFields.metadata`."""

    competency_id: str | None
    competency_level_id: str | None
    competency_level_name: str | None
    competency_level_description: str | None


class ReviewQuestionnaireByStrategyQuestionnaireContentQuestionFields(TypedDict, total=False):
    """What goes into :attr:`ReviewQuestionnaireByStrategyQuestionnaireContentFields.questions`."""

    uuid: Required[str]
    mandatory: Required[bool]
    title: Required[str]
    answer_type: Required[ReviewQuestionnaireByStrategyQuestionnaireContentQuestionAnswerType | str]
    with_comment: bool | None
    scale: Many[ReviewQuestionnaireByStrategyQuestionnaireContentQuestionScaleFields] | None
    max_choices: int | None
    choice_options: Many[str] | None
    metadata: ReviewQuestionnaireByStrategyQuestionnaireContentQuestionMetadataFields | None
    description: str | None


class ReviewQuestionnaireByStrategyQuestionnaireContentFields(TypedDict, total=False):
    """What goes into :attr:`ReviewQuestionnaireByStrategyUpdateQuestionnaireForStrategy.questionnaire_content`."""

    uuid: Required[str]
    type: Required[ReviewQuestionnaireByStrategyQuestionnaireContentType | str]
    questions: Required[Many[ReviewQuestionnaireByStrategyQuestionnaireContentQuestionFields]]
    section_title: str | None


class ReviewQuestionnaireByStrategyUpdateQuestionnaireForStrategy(TypedDict, total=False):
    """What :meth:`ReviewQuestionnaireByStrategies.update_questionnaire_for_strategy` takes."""

    performance_review_process_id: Required[str]
    strategy: Required[ReviewQuestionnaireByStrategyUpdateQuestionnaireForStrategyStrategy | str]
    questionnaire_content: Required[Many[ReviewQuestionnaireByStrategyQuestionnaireContentFields]]


class ReviewVisibilitySettingQuery(ListOptions, total=False):
    """Filters of :meth:`ReviewVisibilitySettings.list`."""

    performance_review_process_ids: Many[str]


class ReviewVisibilitySettingChanges(TypedDict, total=False):
    """What :meth:`ReviewVisibilitySettings.update` takes."""

    restrict_answers_visibility_to_reportees: Required[bool]
    early_access_to_answers_for_managers: Required[bool]
    anonymous_peer_evaluation_for_target: Required[bool]
    performance_review_process_id: str | None


class TargetManagerQuery(ListOptions, total=False):
    """Filters of :meth:`TargetManagers.list`."""

    ids: Many[str]
    performance_review_process_ids: Many[str]
    """The schema requires it; nothing is sent for it unless it is given."""


class Agreements(FactorialResource[M]):
    """``performance/agreements``: agreements."""

    _path = "/performance/agreements"

    @listing
    def list(self, **query: Unpack[AgreementQuery]) -> Listing[Agreement]:
        """Agreements, oldest first."""
        return self._pages(Agreement, AgreementQuery, query)

    @operation
    async def get(self, id: str) -> Agreement:
        """One record by its id."""
        return await self._one(Agreement, "GET", id)

    @operation
    async def bulk_initiate(self, **fields: Unpack[AgreementBulkInitiate]) -> tuple[Agreement, ...]:
        """Begin several at once."""
        return await self._many(
            Agreement, "POST", "bulk_initiate", takes=AgreementBulkInitiate, body=fields
        )

    @operation
    async def initiate(self, **fields: Unpack[AgreementInitiate]) -> Agreement:
        """Begin one."""
        return await self._one(Agreement, "POST", "initiate", takes=AgreementInitiate, body=fields)


class CompanyEmployeeScoreScales(FactorialResource[M]):
    """``performance/company_employee_score_scales``: company employee score scales."""

    _path = "/performance/company_employee_score_scales"

    @listing
    def list(
        self, **query: Unpack[CompanyEmployeeScoreScaleQuery]
    ) -> Listing[CompanyEmployeeScoreScale]:
        """Company employee score scales, oldest first."""
        return self._pages(CompanyEmployeeScoreScale, CompanyEmployeeScoreScaleQuery, query)

    @operation
    async def get(self, id: str) -> CompanyEmployeeScoreScale:
        """One record by its id."""
        return await self._one(CompanyEmployeeScoreScale, "GET", id)

    @operation
    async def set(
        self, **fields: Unpack[CompanyEmployeeScoreScaleSet]
    ) -> CompanyEmployeeScoreScale:
        """Set."""
        return await self._one(
            CompanyEmployeeScoreScale,
            "POST",
            "set",
            takes=CompanyEmployeeScoreScaleSet,
            body=fields,
        )


class EmployeeScoreScales(FactorialResource[M]):
    """``performance/employee_score_scales``: employee score scales."""

    _path = "/performance/employee_score_scales"

    @listing
    def list(self, **query: Unpack[EmployeeScoreScaleQuery]) -> Listing[EmployeeScoreScale]:
        """Employee score scales, oldest first."""
        return self._pages(EmployeeScoreScale, EmployeeScoreScaleQuery, query)

    @operation
    async def get(self, id: str) -> EmployeeScoreScale:
        """One record by its id."""
        return await self._one(EmployeeScoreScale, "GET", id)


class ReviewEvaluationAnswers(FactorialResource[M]):
    """``performance/review_evaluation_answers``: review evaluation answers."""

    _path = "/performance/review_evaluation_answers"

    @listing
    def list(self, **query: Unpack[ReviewEvaluationAnswerQuery]) -> Listing[ReviewEvaluationAnswer]:
        """Review evaluation answers, oldest first."""
        return self._pages(ReviewEvaluationAnswer, ReviewEvaluationAnswerQuery, query)


class ReviewEvaluationScores(FactorialResource[M]):
    """``performance/review_evaluation_scores``: review evaluation scores."""

    _path = "/performance/review_evaluation_scores"

    @listing
    def list(self, **query: Unpack[ReviewEvaluationScoreQuery]) -> Listing[ReviewEvaluationScore]:
        """Review evaluation scores, oldest first."""
        return self._pages(ReviewEvaluationScore, ReviewEvaluationScoreQuery, query)

    @operation
    async def get(self, id: str) -> ReviewEvaluationScore:
        """One record by its id."""
        return await self._one(ReviewEvaluationScore, "GET", id)


class ReviewEvaluations(FactorialResource[M]):
    """``performance/review_evaluations``: review evaluations."""

    _path = "/performance/review_evaluations"

    @listing
    def list(self, **query: Unpack[ReviewEvaluationQuery]) -> Listing[ReviewEvaluation]:
        """Review evaluations, oldest first."""
        return self._pages(ReviewEvaluation, ReviewEvaluationQuery, query)

    @operation
    async def get(self, id: str) -> ReviewEvaluation:
        """One record by its id."""
        return await self._one(ReviewEvaluation, "GET", id)

    @operation
    async def replace_reviewer(
        self, **fields: Unpack[ReviewEvaluationReplaceReviewer]
    ) -> ReviewEvaluation:
        """Replace reviewer."""
        return await self._one(
            ReviewEvaluation,
            "POST",
            "replace_reviewer",
            takes=ReviewEvaluationReplaceReviewer,
            body=fields,
        )


class ReviewOwners(FactorialResource[M]):
    """``performance/review_owners``: review owners."""

    _path = "/performance/review_owners"

    @listing
    def list(self, **query: Unpack[ReviewOwnerQuery]) -> Listing[ReviewOwner]:
        """Review owners, oldest first."""
        return self._pages(ReviewOwner, ReviewOwnerQuery, query)

    @operation
    async def delete(self, id: str) -> ReviewOwner:
        """Delete it and return what it was."""
        return await self._one(ReviewOwner, "DELETE", id)

    @operation
    async def bulk_create(self, **fields: Unpack[ReviewOwnerBulkCreate]) -> tuple[ReviewOwner, ...]:
        """Create several at once."""
        return await self._many(
            ReviewOwner, "POST", "bulk_create", takes=ReviewOwnerBulkCreate, body=fields
        )


class ReviewProcessCustomTemplates(FactorialResource[M]):
    """``performance/review_process_custom_templates``: review process custom templates."""

    _path = "/performance/review_process_custom_templates"

    @listing
    def list(
        self, **query: Unpack[ReviewProcessCustomTemplateQuery]
    ) -> Listing[ReviewProcessCustomTemplate]:
        """Review process custom templates, oldest first."""
        return self._pages(ReviewProcessCustomTemplate, ReviewProcessCustomTemplateQuery, query)

    @operation
    async def get(self, id: str) -> ReviewProcessCustomTemplate:
        """One record by its id."""
        return await self._one(ReviewProcessCustomTemplate, "GET", id)


class ReviewProcessEstimatedTargets(FactorialResource[M]):
    """``performance/review_process_estimated_targets``: review process estimated targets."""

    _path = "/performance/review_process_estimated_targets"

    @listing
    def list(
        self, **query: Unpack[ReviewProcessEstimatedTargetQuery]
    ) -> Listing[ReviewProcessEstimatedTarget]:
        """Review process estimated targets, oldest first."""
        return self._pages(ReviewProcessEstimatedTarget, ReviewProcessEstimatedTargetQuery, query)


class ReviewProcessTargets(FactorialResource[M]):
    """``performance/review_process_targets``: review process targets."""

    _path = "/performance/review_process_targets"

    @listing
    def list(self, **query: Unpack[ReviewProcessTargetQuery]) -> Listing[ReviewProcessTarget]:
        """Review process targets, oldest first."""
        return self._pages(ReviewProcessTarget, ReviewProcessTargetQuery, query)

    @operation
    async def get(self, id: str) -> ReviewProcessTarget:
        """One record by its id."""
        return await self._one(ReviewProcessTarget, "GET", id)

    @operation
    async def delete(self, id: str) -> ReviewProcessTarget:
        """Delete it and return what it was."""
        return await self._one(ReviewProcessTarget, "DELETE", id)

    @operation
    async def add_peers(self, **fields: Unpack[ReviewProcessTargetAddPeers]) -> ReviewProcessTarget:
        """Let colleagues take part."""
        return await self._one(
            ReviewProcessTarget, "POST", "add_peers", takes=ReviewProcessTargetAddPeers, body=fields
        )

    @operation
    async def bulk_create(
        self, **fields: Unpack[ReviewProcessTargetBulkCreate]
    ) -> tuple[ReviewProcessTarget, ...]:
        """Create several at once."""
        return await self._many(
            ReviewProcessTarget,
            "POST",
            "bulk_create",
            takes=ReviewProcessTargetBulkCreate,
            body=fields,
        )

    @operation
    async def remove_peer_evaluations(
        self, **fields: Unpack[ReviewProcessTargetRemovePeerEvaluations]
    ) -> ReviewProcessTarget:
        """Remove peer evaluations."""
        return await self._one(
            ReviewProcessTarget,
            "POST",
            "remove_peer_evaluations",
            takes=ReviewProcessTargetRemovePeerEvaluations,
            body=fields,
        )


class ReviewProcesses(FactorialResource[M]):
    """``performance/review_processes``: review processes."""

    _path = "/performance/review_processes"

    @listing
    def list(self, **query: Unpack[ReviewProcessQuery]) -> Listing[ReviewProcess]:
        """Review processes, oldest first."""
        return self._pages(ReviewProcess, ReviewProcessQuery, query)

    @operation
    async def get(self, id: str) -> ReviewProcess:
        """One record by its id."""
        return await self._one(ReviewProcess, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewReviewProcess]) -> ReviewProcess:
        """Create one."""
        return await self._one(ReviewProcess, "POST", takes=NewReviewProcess, body=fields)

    @operation
    async def delete(self, id: str) -> ReviewProcess:
        """Delete it and return what it was."""
        return await self._one(ReviewProcess, "DELETE", id)

    @operation
    async def create_from_template(
        self, **fields: Unpack[ReviewProcessCreateFromTemplate]
    ) -> ReviewProcess:
        """Create from template."""
        return await self._one(
            ReviewProcess,
            "POST",
            "create_from_template",
            takes=ReviewProcessCreateFromTemplate,
            body=fields,
        )

    @operation
    async def duplicate(self, **fields: Unpack[ReviewProcessDuplicate]) -> ReviewProcess:
        """Copy one."""
        return await self._one(
            ReviewProcess, "POST", "duplicate", takes=ReviewProcessDuplicate, body=fields
        )

    @operation
    async def remind_in_bulk(self, **fields: Unpack[ReviewProcessRemindInBulk]) -> ReviewProcess:
        """Remind all who have not answered."""
        return await self._one(
            ReviewProcess, "POST", "remind_in_bulk", takes=ReviewProcessRemindInBulk, body=fields
        )

    @operation
    async def remove_schedule(self, **fields: Unpack[ReviewProcessRemoveSchedule]) -> ReviewProcess:
        """Remove schedule."""
        return await self._one(
            ReviewProcess, "POST", "remove_schedule", takes=ReviewProcessRemoveSchedule, body=fields
        )

    @operation
    async def reopen(self, **fields: Unpack[ReviewProcessReopen]) -> ReviewProcess:
        """Open one again."""
        return await self._one(
            ReviewProcess, "POST", "reopen", takes=ReviewProcessReopen, body=fields
        )

    @operation
    async def schedule(self, **fields: Unpack[ReviewProcessSchedule]) -> ReviewProcess:
        """Let one begin on a day."""
        return await self._one(
            ReviewProcess, "POST", "schedule", takes=ReviewProcessSchedule, body=fields
        )

    @operation
    async def start(self, **fields: Unpack[ReviewProcessStart]) -> ReviewProcess:
        """Begin one."""
        return await self._one(
            ReviewProcess, "POST", "start", takes=ReviewProcessStart, body=fields
        )

    @operation
    async def stop(self, **fields: Unpack[ReviewProcessStop]) -> ReviewProcess:
        """End one."""
        return await self._one(ReviewProcess, "POST", "stop", takes=ReviewProcessStop, body=fields)

    @operation
    async def toggle_archive(self, **fields: Unpack[ReviewProcessToggleArchive]) -> ReviewProcess:
        """Put one away, or take it back."""
        return await self._one(
            ReviewProcess, "POST", "toggle_archive", takes=ReviewProcessToggleArchive, body=fields
        )

    @operation
    async def update_agreements_configuration(
        self, **fields: Unpack[ReviewProcessUpdateAgreementsConfiguration]
    ) -> ReviewProcess:
        """Update agreements configuration."""
        return await self._one(
            ReviewProcess,
            "POST",
            "update_agreements_configuration",
            takes=ReviewProcessUpdateAgreementsConfiguration,
            body=fields,
        )

    @operation
    async def update_basic_info(
        self, **fields: Unpack[ReviewProcessUpdateBasicInfo]
    ) -> ReviewProcess:
        """Update basic info."""
        return await self._one(
            ReviewProcess,
            "POST",
            "update_basic_info",
            takes=ReviewProcessUpdateBasicInfo,
            body=fields,
        )

    @operation
    async def update_competencies_assessments_configuration(
        self, **fields: Unpack[ReviewProcessUpdateCompetenciesAssessmentsConfiguration]
    ) -> ReviewProcess:
        """Update competencies assessments configuration."""
        return await self._one(
            ReviewProcess,
            "POST",
            "update_competencies_assessments_configuration",
            takes=ReviewProcessUpdateCompetenciesAssessmentsConfiguration,
            body=fields,
        )

    @operation
    async def update_deadline(self, **fields: Unpack[ReviewProcessUpdateDeadline]) -> ReviewProcess:
        """Update deadline."""
        return await self._one(
            ReviewProcess, "POST", "update_deadline", takes=ReviewProcessUpdateDeadline, body=fields
        )

    @operation
    async def update_employee_score_configuration(
        self, **fields: Unpack[ReviewProcessUpdateEmployeeScoreConfiguration]
    ) -> ReviewProcess:
        """Update employee score configuration."""
        return await self._one(
            ReviewProcess,
            "POST",
            "update_employee_score_configuration",
            takes=ReviewProcessUpdateEmployeeScoreConfiguration,
            body=fields,
        )

    @operation
    async def update_reviewer_strategies(
        self, **fields: Unpack[ReviewProcessUpdateReviewerStrategies]
    ) -> ReviewProcess:
        """Update reviewer strategies."""
        return await self._one(
            ReviewProcess,
            "POST",
            "update_reviewer_strategies",
            takes=ReviewProcessUpdateReviewerStrategies,
            body=fields,
        )

    @operation
    async def update_schedule(self, **fields: Unpack[ReviewProcessUpdateSchedule]) -> ReviewProcess:
        """Update schedule."""
        return await self._one(
            ReviewProcess, "POST", "update_schedule", takes=ReviewProcessUpdateSchedule, body=fields
        )

    @operation
    async def update_target_strategy(
        self, **fields: Unpack[ReviewProcessUpdateTargetStrategy]
    ) -> ReviewProcess:
        """Update target strategy."""
        return await self._one(
            ReviewProcess,
            "POST",
            "update_target_strategy",
            takes=ReviewProcessUpdateTargetStrategy,
            body=fields,
        )


class ReviewQuestionnaireByStrategies(FactorialResource[M]):
    """``performance/review_questionnaire_by_strategies``: review questionnaire by strategies."""

    _path = "/performance/review_questionnaire_by_strategies"

    @listing
    def list(
        self, **query: Unpack[ReviewQuestionnaireByStrategyQuery]
    ) -> Listing[ReviewQuestionnaireByStrategy]:
        """Review questionnaire by strategies, oldest first."""
        return self._pages(ReviewQuestionnaireByStrategy, ReviewQuestionnaireByStrategyQuery, query)

    @operation
    async def get(self, id: str) -> ReviewQuestionnaireByStrategy:
        """One record by its id."""
        return await self._one(ReviewQuestionnaireByStrategy, "GET", id)

    @operation
    async def update_default_rating_scale(
        self, **fields: Unpack[ReviewQuestionnaireByStrategyUpdateDefaultRatingScale]
    ) -> ReviewQuestionnaireByStrategy:
        """Update default rating scale."""
        return await self._one(
            ReviewQuestionnaireByStrategy,
            "POST",
            "update_default_rating_scale",
            takes=ReviewQuestionnaireByStrategyUpdateDefaultRatingScale,
            body=fields,
        )

    @operation
    async def update_questionnaire_for_strategy(
        self, **fields: Unpack[ReviewQuestionnaireByStrategyUpdateQuestionnaireForStrategy]
    ) -> ReviewQuestionnaireByStrategy:
        """Update questionnaire for strategy."""
        return await self._one(
            ReviewQuestionnaireByStrategy,
            "POST",
            "update_questionnaire_for_strategy",
            takes=ReviewQuestionnaireByStrategyUpdateQuestionnaireForStrategy,
            body=fields,
        )


class ReviewVisibilitySettings(FactorialResource[M]):
    """``performance/review_visibility_settings``: review visibility settings."""

    _path = "/performance/review_visibility_settings"

    @listing
    def list(
        self, **query: Unpack[ReviewVisibilitySettingQuery]
    ) -> Listing[ReviewVisibilitySetting]:
        """Review visibility settings, oldest first."""
        return self._pages(ReviewVisibilitySetting, ReviewVisibilitySettingQuery, query)

    @operation
    async def update(
        self, id: str, **changes: Unpack[ReviewVisibilitySettingChanges]
    ) -> ReviewVisibilitySetting:
        """Change the fields that are given."""
        return await self._one(
            ReviewVisibilitySetting,
            "PUT",
            id,
            takes=ReviewVisibilitySettingChanges,
            body={"id": id, **changes},
        )


class TargetManagers(FactorialResource[M]):
    """``performance/target_managers``: target managers."""

    _path = "/performance/target_managers"

    @listing
    def list(self, **query: Unpack[TargetManagerQuery]) -> Listing[TargetManager]:
        """Target managers, oldest first."""
        return self._pages(TargetManager, TargetManagerQuery, query)

    @operation
    async def get(self, id: str) -> TargetManager:
        """One record by its id."""
        return await self._one(TargetManager, "GET", id)


class Performance(FactorialResource[M]):
    """``performance``: reviews, their questionnaires and results."""

    @cached_property
    def agreements(self) -> Agreements[M]:
        """Agreements."""
        return Agreements(self._session)

    @cached_property
    def company_employee_score_scales(self) -> CompanyEmployeeScoreScales[M]:
        """Company employee score scales."""
        return CompanyEmployeeScoreScales(self._session)

    @cached_property
    def employee_score_scales(self) -> EmployeeScoreScales[M]:
        """Employee score scales."""
        return EmployeeScoreScales(self._session)

    @cached_property
    def review_evaluation_answers(self) -> ReviewEvaluationAnswers[M]:
        """Review evaluation answers."""
        return ReviewEvaluationAnswers(self._session)

    @cached_property
    def review_evaluation_scores(self) -> ReviewEvaluationScores[M]:
        """Review evaluation scores."""
        return ReviewEvaluationScores(self._session)

    @cached_property
    def review_evaluations(self) -> ReviewEvaluations[M]:
        """Review evaluations."""
        return ReviewEvaluations(self._session)

    @cached_property
    def review_owners(self) -> ReviewOwners[M]:
        """Review owners."""
        return ReviewOwners(self._session)

    @cached_property
    def review_process_custom_templates(self) -> ReviewProcessCustomTemplates[M]:
        """Review process custom templates."""
        return ReviewProcessCustomTemplates(self._session)

    @cached_property
    def review_process_estimated_targets(self) -> ReviewProcessEstimatedTargets[M]:
        """Review process estimated targets."""
        return ReviewProcessEstimatedTargets(self._session)

    @cached_property
    def review_process_targets(self) -> ReviewProcessTargets[M]:
        """Review process targets."""
        return ReviewProcessTargets(self._session)

    @cached_property
    def review_processes(self) -> ReviewProcesses[M]:
        """Review processes."""
        return ReviewProcesses(self._session)

    @cached_property
    def review_questionnaire_by_strategies(self) -> ReviewQuestionnaireByStrategies[M]:
        """Review questionnaire by strategies."""
        return ReviewQuestionnaireByStrategies(self._session)

    @cached_property
    def review_visibility_settings(self) -> ReviewVisibilitySettings[M]:
        """Review visibility settings."""
        return ReviewVisibilitySettings(self._session)

    @cached_property
    def target_managers(self) -> TargetManagers[M]:
        """Target managers."""
        return TargetManagers(self._session)
