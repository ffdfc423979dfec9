"""
Recruiting: job postings, candidates, applications and interviews.

Generated from ``schema/factorial/ats.json`` by ``python tools/generate.py``.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cached_property
from typing import Any, TypedDict

from typing_extensions import Required, Unpack

from .._core.model import Attr, Model, OpenEnum, field, model
from .._core.operation import M, listing, operation
from .._core.pages import Listing
from .._core.uploads import UploadFile
from .resource import FactorialResource, ListOptions, Many

__all__ = [
    "Answer",
    "AnswerOriginalQuestionType",
    "AnswerQuery",
    "Answers",
    "Application",
    "ApplicationAnswerFields",
    "ApplicationApply",
    "ApplicationAuthorType",
    "ApplicationChanges",
    "ApplicationCv",
    "ApplicationMoveToPhase",
    "ApplicationPhase",
    "ApplicationPhasePhaseType",
    "ApplicationPhaseQuery",
    "ApplicationPhases",
    "ApplicationQuery",
    "Applications",
    "Ats",
    "Candidate",
    "CandidateChanges",
    "CandidateGender",
    "CandidateQuery",
    "CandidateSource",
    "CandidateSourceCategory",
    "CandidateSourceQuery",
    "CandidateSources",
    "Candidates",
    "EvaluationForm",
    "EvaluationFormQuery",
    "EvaluationFormQuestion",
    "EvaluationFormSaveAsTemplate",
    "EvaluationForms",
    "Feedback",
    "FeedbackChanges",
    "FeedbackEvaluationFormAnswer",
    "FeedbackQuery",
    "Feedbacks",
    "HiringStage",
    "HiringStageName",
    "HiringStageQuery",
    "HiringStages",
    "JobPosting",
    "JobPostingCategory",
    "JobPostingChanges",
    "JobPostingContractType",
    "JobPostingCoverLetterRequirement",
    "JobPostingCvRequirement",
    "JobPostingDuplicate",
    "JobPostingPersonalUrlRequirement",
    "JobPostingPhoneRequirement",
    "JobPostingPhotoRequirement",
    "JobPostingQuery",
    "JobPostingSalaryFormat",
    "JobPostingSalaryPeriod",
    "JobPostingScheduleType",
    "JobPostingStatus",
    "JobPostingWorkplaceType",
    "JobPostings",
    "Message",
    "MessageAttachment",
    "MessageQuery",
    "MessageSentByType",
    "Messages",
    "NewAnswer",
    "NewAnswerOriginalQuestionType",
    "NewApplication",
    "NewCandidate",
    "NewFeedback",
    "NewJobPosting",
    "NewMessage",
    "NewQuestion",
    "Question",
    "QuestionChanges",
    "QuestionOption",
    "QuestionOptionFields",
    "QuestionQuery",
    "QuestionQuestionType",
    "Questions",
    "RejectionReason",
    "RejectionReasonDecisionMaker",
    "RejectionReasonQuery",
    "RejectionReasons",
]


class AnswerOriginalQuestionType(OpenEnum):
    """Values of :attr:`Answer.original_question_type`."""

    FILE = "file"
    LONG_TEXT = "long_text"
    MULTIPLE_CHOICE = "multiple_choice"
    SINGLE_CHOICE = "single_choice"
    TEXT = "text"


class NewAnswerOriginalQuestionType(OpenEnum):
    """Values of :attr:`NewAnswer.original_question_type`."""

    LONG_TEXT = "long_text"
    MULTIPLE_CHOICE = "multiple_choice"
    SINGLE_CHOICE = "single_choice"
    TEXT = "text"


class ApplicationPhasePhaseType(OpenEnum):
    """Values of :attr:`ApplicationPhase.phase_type`."""

    ASSESSMENT = "assessment"
    HIRED = "hired"
    INITIAL = "initial"
    INTERVIEW = "interview"
    NORMAL = "normal"
    OFFER = "offer"
    SCREENING = "screening"


class ApplicationAuthorType(OpenEnum):
    """Values of :attr:`NewApplication.author_type`."""

    ACCESS = "access"
    COMPANY = "company"
    USER = "user"


class CandidateSourceCategory(OpenEnum):
    """Values of :attr:`CandidateSource.category`."""

    AGENCY_OR_EXTERNAL_RECRUITER = "agency_or_external_recruiter"
    EVENT = "event"
    INTERNAL = "internal"
    JOB_BOARD = "job_board"
    MANUALLY_ADDED = "manually_added"
    ORGANIC = "organic"
    REFERRAL = "referral"
    SOCIAL_MEDIA = "social_media"
    SYSTEM = "system"


class CandidateGender(OpenEnum):
    """Values of :attr:`Candidate.gender`."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNANSWERED = "unanswered"


class HiringStageName(OpenEnum):
    """Values of :attr:`HiringStage.name`."""

    ASSESSMENT = "assessment"
    HIRED = "hired"
    INTERVIEW = "interview"
    NEW = "new"
    OFFER = "offer"
    SCREENING = "screening"


class JobPostingStatus(OpenEnum):
    """Values of :attr:`JobPosting.status`."""

    ARCHIVED = "archived"
    CANCELLED = "cancelled"
    DELETED = "deleted"
    DRAFT = "draft"
    PUBLISHED = "published"
    UNLISTED = "unlisted"


class JobPostingCvRequirement(OpenEnum):
    """Values of :attr:`JobPosting.cv_requirement`."""

    DO_NOT_ASK = "do_not_ask"
    MANDATORY = "mandatory"
    OPTIONAL = "optional"


class JobPostingCoverLetterRequirement(OpenEnum):
    """Values of :attr:`JobPosting.cover_letter_requirement`."""

    DO_NOT_ASK = "do_not_ask"
    MANDATORY = "mandatory"
    OPTIONAL = "optional"


class JobPostingPhoneRequirement(OpenEnum):
    """Values of :attr:`JobPosting.phone_requirement`."""

    DO_NOT_ASK = "do_not_ask"
    MANDATORY = "mandatory"
    OPTIONAL = "optional"


class JobPostingPhotoRequirement(OpenEnum):
    """Values of :attr:`JobPosting.photo_requirement`."""

    DO_NOT_ASK = "do_not_ask"
    MANDATORY = "mandatory"
    OPTIONAL = "optional"


class JobPostingPersonalUrlRequirement(OpenEnum):
    """Values of :attr:`JobPosting.personal_url_requirement`."""

    DO_NOT_ASK = "do_not_ask"
    MANDATORY = "mandatory"
    OPTIONAL = "optional"


class JobPostingSalaryPeriod(OpenEnum):
    """Values of :attr:`JobPosting.salary_period`."""

    ANNUAL = "annual"
    DAILY = "daily"
    MONTHLY = "monthly"


class JobPostingContractType(OpenEnum):
    """Values of :attr:`JobPosting.contract_type`."""

    ALTERNANT = "alternant"
    APPRENDISTATO = "apprendistato"
    APPRENTICESHIP = "apprenticeship"
    APPRENTISSAGE = "apprentissage"
    A_TEMPO_PARCIAL = "a_tempo_parcial"
    A_TERMO_CERTO = "a_termo_certo"
    A_TERMO_INCERTO = "a_termo_incerto"
    CLT = "clt"
    COM_PLURALIDADE_DE_EMPREGADORES = "com_pluralidade_de_empregadores"
    DE_CURTA_DURACAO = "de_curta_duracao"
    DE_MUITA_CURTA_DURACAO = "de_muita_curta_duracao"
    ESTAGIO = "estagio"
    FIXED_DISCONTINUED = "fixed_discontinued"
    FREELANCE = "freelance"
    INDEFINITE = "indefinite"
    INTERIM = "interim"
    INTERN = "intern"
    JOVEM_APRENDIZ = "jovem_aprendiz"
    MINIJOB = "minijob"
    OTHER = "other"
    PER_HOUR = "per_hour"
    PJ = "pj"
    PRE_REFORMA = "pre_reforma"
    PROMESSA_DE_TRABALHO = "promessa_de_trabalho"
    RECIBOS_VERDES = "recibos_verdes"
    SEM_TERMO = "sem_termo"
    TELETRABALHO = "teletrabalho"
    TEMPORARY = "temporary"
    TRAINING = "training"
    VENDOR_CONTRACTOR = "vendor_contractor"
    VOLUNTEER = "volunteer"
    WERKSTUDENT = "werkstudent"


class JobPostingCategory(OpenEnum):
    """Values of :attr:`JobPosting.category`."""

    ADMINISTRATION_AND_SECRETARIAT = "administration_and_secretariat"
    DESIGN_AND_ARCHITECTURE = "design_and_architecture"
    EDUCATION_AND_SOCIAL_POLICY = "education_and_social_policy"
    ENGINEERING = "engineering"
    FINANCE = "finance"
    HR = "hr"
    IT = "it"
    LEGAL = "legal"
    MANAGEMENT_AND_CONSULTING = "management_and_consulting"
    MARKETING_AND_COMMUNICATION = "marketing_and_communication"
    NURSING_AND_THERAPY = "nursing_and_therapy"
    OTHER = "other"
    PHYSICIANS = "physicians"
    PUBLIC_SECTOR = "public_sector"
    PURCHASING_MATERIALS_ADMINISTRATION_AND_LOGISTICS = (
        "purchasing_materials_administration_and_logistics"
    )
    SALES = "sales"
    SCIENCES_AND_RESEARCH = "sciences_and_research"
    SERVICE_INDUSTRY_AND_MANUFACTURING = "service_industry_and_manufacturing"
    SPORTS_ART_AND_CREATIVE_JOBS = "sports_art_and_creative_jobs"


class JobPostingWorkplaceType(OpenEnum):
    """Values of :attr:`JobPosting.workplace_type`."""

    HYBRID = "hybrid"
    ONSITE = "onsite"
    REMOTE = "remote"


class JobPostingScheduleType(OpenEnum):
    """Values of :attr:`JobPosting.schedule_type`."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"


class JobPostingSalaryFormat(OpenEnum):
    """Values of :attr:`JobPosting.salary_format`."""

    FIXED_AMOUNT = "fixed_amount"
    RANGE = "range"


class MessageSentByType(OpenEnum):
    """Values of :attr:`NewMessage.sent_by_type`."""

    CANDIDATE = "candidate"
    USER = "user"


class QuestionQuestionType(OpenEnum):
    """Values of :attr:`Question.question_type`."""

    FILE = "file"
    LONG_TEXT = "long_text"
    MULTIPLE_CHOICE = "multiple_choice"
    SINGLE_CHOICE = "single_choice"
    TEXT = "text"


class RejectionReasonDecisionMaker(OpenEnum):
    """Values of :attr:`RejectionReason.decision_maker`."""

    CANDIDATE = "candidate"
    COMPANY = "company"


@model()
class Answer(Model):
    """One of ``ats/answers``."""

    id: Attr[str]
    ats_application_id: Attr[str]
    original_question_label: Attr[str]
    original_question_type: Attr[AnswerOriginalQuestionType]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    ats_question_id: Attr[str | None] = field(default=None)
    value: Attr[str | None] = field(default=None, private=True)


@model()
class ApplicationPhase(Model):
    """One of ``ats/application_phases``."""

    id: Attr[str]
    ats_job_posting_id: Attr[str]
    name: Attr[str]
    position: Attr[int]
    editable: Attr[bool]
    phase_type: Attr[ApplicationPhasePhaseType]
    applications_count: Attr[int | None] = field(default=None)
    active_applications_count: Attr[int | None] = field(default=None)
    ats_hiring_stage_id: Attr[str | None] = field(default=None)


@model()
class ApplicationCv(Model):
    """What is below :attr:`Application.cv`."""

    filename: Attr[str]
    url: Attr[str] = field(private=True)
    byte_size: Attr[int]
    content_type: Attr[str]
    created_at: Attr[dt.datetime | None] = field(default=None)


@model()
class Application(Model):
    """One of ``ats/applications``."""

    id: Attr[str]
    company_id: Attr[str]
    ats_job_posting_id: Attr[str]
    ats_candidate_id: Attr[str]
    created_at: Attr[dt.datetime]
    employee_id: Attr[str | None] = field(default=None)
    phone: Attr[str | None] = field(default=None, private=True)
    qualified: Attr[bool | None] = field(default=None)
    ats_application_phase_id: Attr[str | None] = field(default=None)
    cover_letter: Attr[str | None] = field(default=None, private=True)
    cv: Attr[ApplicationCv | None] = field(default=None, private=True)
    ats_conversation_id: Attr[str | None] = field(default=None)
    medium: Attr[str | None] = field(default=None)
    rating_average: Attr[int | None] = field(default=None, private=True)
    ats_rejection_reason_id: Attr[str | None] = field(default=None)
    source_id: Attr[str | None] = field(default=None)


@model()
class CandidateSource(Model):
    """One of ``ats/candidate_sources``."""

    id: Attr[str]
    company_id: Attr[str]
    category: Attr[CandidateSourceCategory]
    name: Attr[str]
    label: Attr[str]


@model()
class Candidate(Model):
    """One of ``ats/candidates``."""

    id: Attr[str]
    first_name: Attr[str] = field(private=True)
    last_name: Attr[str] = field(private=True)
    full_name: Attr[str] = field(private=True)
    talent_pool: Attr[bool]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    company_id: Attr[str | None] = field(default=None)
    email: Attr[str | None] = field(default=None, private=True)
    phone_number: Attr[str | None] = field(default=None, private=True)
    consent_given_at: Attr[dt.datetime | None] = field(default=None)
    inactive_since: Attr[dt.datetime | None] = field(default=None)
    ats_job_posting_ids: Attr[tuple[str, ...] | None] = field(default=None)
    personal_url: Attr[str | None] = field(default=None, private=True)
    consent_expiration_date: Attr[dt.datetime | None] = field(default=None)
    consent_to_talent_pool: Attr[bool | None] = field(default=None)
    medium: Attr[str | None] = field(default=None)
    source_id: Attr[str | None] = field(default=None)
    gender: Attr[CandidateGender | None] = field(default=None, private=True)
    score: Attr[Decimal | None] = field(default=None, private=True)


@model()
class EvaluationFormQuestion(Model):
    """One of :attr:`EvaluationForm.questions`."""

    id: Attr[str]
    text: Attr[str] = field(private=True)
    description: Attr[str | None] = field(default=None)


@model()
class EvaluationForm(Model):
    """One of ``ats/evaluation_forms``."""

    id: Attr[str]
    company_id: Attr[str]
    name: Attr[str]
    questions: Attr[tuple[EvaluationFormQuestion, ...]]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    ats_job_posting_id: Attr[str | None] = field(default=None)
    based_on_id: Attr[str | None] = field(default=None)


@model()
class FeedbackEvaluationFormAnswer(Model):
    """One of :attr:`Feedback.evaluation_form_answers`."""

    question_id: Attr[str]
    score: Attr[int] = field(private=True)
    note: Attr[str | None] = field(default=None, private=True)


@model()
class Feedback(Model):
    """One of ``ats/feedbacks``."""

    id: Attr[str]
    created_at: Attr[dt.datetime]
    ats_candidate_id: Attr[str]
    rating: Attr[int | None] = field(default=None, private=True)
    description: Attr[str | None] = field(default=None)
    ats_application_id: Attr[str | None] = field(default=None)
    ats_application_phase_id: Attr[str | None] = field(default=None)
    ats_evaluation_forms_id: Attr[str | None] = field(default=None)
    evaluation_form_answers: Attr[tuple[FeedbackEvaluationFormAnswer, ...] | None] = field(
        default=None
    )


@model()
class HiringStage(Model):
    """One of ``ats/hiring_stages``."""

    id: Attr[str]
    name: Attr[HiringStageName]
    label: Attr[str]
    company_id: Attr[str]
    position: Attr[int]


@model()
class JobPosting(Model):
    """One of ``ats/job_postings``."""

    id: Attr[str]
    company_id: Attr[str]
    ats_company_id: Attr[str]
    title: Attr[str]
    remote: Attr[bool]
    status: Attr[JobPostingStatus]
    cv_requirement: Attr[JobPostingCvRequirement]
    cover_letter_requirement: Attr[JobPostingCoverLetterRequirement]
    phone_requirement: Attr[JobPostingPhoneRequirement] = field(private=True)
    photo_requirement: Attr[JobPostingPhotoRequirement]
    personal_url_requirement: Attr[JobPostingPersonalUrlRequirement]
    salary_period: Attr[JobPostingSalaryPeriod] = field(private=True)
    created_at: Attr[dt.datetime]
    description: Attr[str | None] = field(default=None)
    contract_type: Attr[JobPostingContractType | None] = field(default=None)
    category: Attr[JobPostingCategory | None] = field(default=None)
    workplace_type: Attr[JobPostingWorkplaceType | None] = field(default=None)
    schedule_type: Attr[JobPostingScheduleType | None] = field(default=None)
    team_id: Attr[str | None] = field(default=None)
    location_id: Attr[str | None] = field(default=None)
    legal_entity_id: Attr[str | None] = field(default=None)
    salary_format: Attr[JobPostingSalaryFormat | None] = field(default=None)
    salary_from_amount_in_cents: Attr[int | None] = field(default=None, private=True)
    """**Cents** of the currency of the record."""
    salary_to_amount_in_cents: Attr[int | None] = field(default=None, private=True)
    """**Cents** of the currency of the record."""
    hide_salary: Attr[bool | None] = field(default=None, private=True)
    url: Attr[str | None] = field(default=None, private=True)
    published_at: Attr[dt.datetime | None] = field(default=None)


@model()
class MessageAttachment(Model):
    """One of :attr:`Message.attachments`."""

    filename: Attr[str]
    url: Attr[str] = field(private=True)
    byte_size: Attr[int]
    content_type: Attr[str]
    created_at: Attr[dt.datetime | None] = field(default=None)


@model()
class Message(Model):
    """One of ``ats/messages``."""

    id: Attr[str]
    content: Attr[str] = field(private=True)
    ats_conversation_id: Attr[str]
    sent_by_id: Attr[str]
    sent_by_type: Attr[str]
    created_at: Attr[dt.datetime]
    attachments: Attr[tuple[MessageAttachment, ...]]
    topic: Attr[str]
    delayed_until: Attr[dt.datetime | None] = field(default=None)
    sent_at: Attr[dt.datetime | None] = field(default=None)
    delivered_at: Attr[dt.datetime | None] = field(default=None)
    opened_at: Attr[dt.datetime | None] = field(default=None)
    last_error_at: Attr[dt.datetime | None] = field(default=None)


@model()
class QuestionOption(Model):
    """One of :attr:`Question.options`."""

    text: Attr[str] = field(private=True)
    disqualifies: Attr[bool | None] = field(default=None)


@model()
class Question(Model):
    """One of ``ats/questions``."""

    id: Attr[str]
    ats_job_posting_id: Attr[str]
    label: Attr[str]
    position: Attr[int]
    mandatory: Attr[bool]
    auto_disqualify: Attr[bool]
    question_type: Attr[QuestionQuestionType]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]
    options: Attr[tuple[QuestionOption, ...] | None] = field(default=None)


@model()
class RejectionReason(Model):
    """One of ``ats/rejection_reasons``."""

    id: Attr[str]
    company_id: Attr[str]
    decision_maker: Attr[RejectionReasonDecisionMaker]
    reason: Attr[str]
    created_at: Attr[dt.datetime]
    updated_at: Attr[dt.datetime]


class AnswerQuery(ListOptions, total=False):
    """Filters of :meth:`Answers.list`."""

    ids: Many[str]
    ats_application_ids: Many[str]


class NewAnswer(TypedDict, total=False):
    """What :meth:`Answers.create` takes."""

    ats_question_id: Required[str]
    ats_application_id: Required[str]
    value: Required[str]
    original_question_label: Required[str]
    original_question_type: Required[NewAnswerOriginalQuestionType | str]


class ApplicationPhaseQuery(ListOptions, total=False):
    """Filters of :meth:`ApplicationPhases.list`."""

    ids: Many[str]
    ats_job_posting_ids: Many[str]


class ApplicationQuery(ListOptions, total=False):
    """Filters of :meth:`Applications.list`."""

    ids: Many[str]
    ats_job_posting_id: str
    qualified: bool
    ats_application_phase_id: str
    ats_candidate_ids: Many[str]
    ats_rejection_reason_ids: Many[str]
    search: str
    ats_tags_ids: Many[str]


class ApplicationAnswerFields(TypedDict, total=False):
    """What goes into :attr:`NewApplication.answers`."""

    ats_question_id: Required[str]
    value: Any | None


class NewApplication(TypedDict, total=False):
    """What :meth:`Applications.create` takes."""

    ats_job_posting_id: Required[str]
    author_id: str | None
    author_type: ApplicationAuthorType | str | None
    phone: str | None
    ats_candidate_id: str | None
    ats_application_phase_id: str | None
    consent_to_talent_pool: bool | None
    cover_letter: str | None
    source: str | None
    medium: str | None
    answers: Many[ApplicationAnswerFields] | None


class ApplicationChanges(TypedDict, total=False):
    """What :meth:`Applications.update` takes."""

    author_id: str | None
    author_type: ApplicationAuthorType | str | None
    qualified: bool | None
    ats_application_phase_id: str | None
    disqualified_reason: str | None
    phone: str | None
    ats_rejection_reason_id: str | None
    source: str | None
    source_id: str | None


class ApplicationApply(TypedDict, total=False):
    """What :meth:`Applications.apply` takes."""

    first_name: Required[str]
    last_name: Required[str]
    ats_job_posting_id: Required[str]
    email: Required[str]
    company_id: str | None
    phone: str | None
    source: str | None
    medium: str | None
    cover_letter: str | None
    gender: str | None
    consent_to_talent_pool: bool | None
    answers: Many[ApplicationAnswerFields] | None


class ApplicationMoveToPhase(TypedDict, total=False):
    """What :meth:`Applications.move_to_phase` takes."""

    id: Required[str]
    ats_application_phase_id: Required[str]


class CandidateSourceQuery(ListOptions, total=False):
    """Filters of :meth:`CandidateSources.list`."""

    ids: Many[str]


class CandidateQuery(ListOptions, total=False):
    """Filters of :meth:`Candidates.list`."""

    ids: Many[str]
    emails: Many[str]
    team_ids: Many[str]
    location_ids: Many[str]
    source: Many[str]
    remote: bool
    job_posting_ids: Many[str]
    minimum_average_rating: Decimal
    active: bool
    talent_pool: bool
    archived: bool


class NewCandidate(TypedDict, total=False):
    """What :meth:`Candidates.create` takes."""

    first_name: Required[str]
    last_name: Required[str]
    company_id: Required[str]
    email: str | None
    talent_pool: bool | None
    consent_given_at: dt.datetime | None
    source: str | None
    medium: str | None
    phone_number: str | None
    personal_url: str | None
    gender: str | None


class CandidateChanges(TypedDict, total=False):
    """What :meth:`Candidates.update` takes."""

    email: str | None
    first_name: str | None
    last_name: str | None
    talent_pool: bool | None
    consent_given_at: dt.datetime | None
    phone_number: str | None
    personal_url: str | None


class EvaluationFormQuery(ListOptions, total=False):
    """Filters of :meth:`EvaluationForms.list`."""

    ids: Many[str]
    ats_job_posting_ids: Many[str]
    template: bool


class EvaluationFormSaveAsTemplate(TypedDict, total=False):
    """What :meth:`EvaluationForms.save_as_template` takes."""

    id: Required[str]


class FeedbackQuery(ListOptions, total=False):
    """Filters of :meth:`Feedbacks.list`."""

    ids: Many[str]
    ats_application_ids: Many[str]
    ats_candidate_id: str


class NewFeedback(TypedDict, total=False):
    """What :meth:`Feedbacks.create` takes."""

    ats_candidate_id: Required[str]
    rating: int | None
    ats_application_id: str | None
    ats_application_phase_id: str | None
    description: str | None
    mention_ids: Many[str] | None
    ats_evaluation_forms_id: str | None


class FeedbackChanges(TypedDict, total=False):
    """What :meth:`Feedbacks.update` takes."""

    rating: int | None
    description: str | None
    ats_application_phase_id: str | None


class HiringStageQuery(ListOptions, total=False):
    """Filters of :meth:`HiringStages.list`."""

    ids: Many[str]
    ats_application_phase_id: str


class JobPostingQuery(ListOptions, total=False):
    """Filters of :meth:`JobPostings.list`."""

    ids: Many[str]
    status: JobPostingStatus | str
    team_id: str
    location_id: str
    legal_entity_id: str


class NewJobPosting(TypedDict, total=False):
    """What :meth:`JobPostings.create` takes."""

    title: Required[str]
    status: Required[JobPostingStatus | str]
    cv_requirement: Required[JobPostingCvRequirement | str]
    cover_letter_requirement: Required[JobPostingCoverLetterRequirement | str]
    phone_requirement: Required[JobPostingPhoneRequirement | str]
    photo_requirement: Required[JobPostingPhotoRequirement | str]
    personal_url_requirement: Required[JobPostingPersonalUrlRequirement | str]
    description: str | None
    contract_type: JobPostingContractType | str | None
    category: JobPostingCategory | str | None
    workplace_type: JobPostingWorkplaceType | str | None
    schedule_type: JobPostingScheduleType | str | None
    team_id: str | None
    location_id: str | None
    salary_format: JobPostingSalaryFormat | str | None
    salary_from_amount_in_cents: int | None
    salary_to_amount_in_cents: int | None
    salary_period: JobPostingSalaryPeriod | str | None


class JobPostingChanges(TypedDict, total=False):
    """What :meth:`JobPostings.update` takes."""

    title: str | None
    description: str | None
    contract_type: JobPostingContractType | str | None
    category: JobPostingCategory | str | None
    workplace_type: JobPostingWorkplaceType | str | None
    status: JobPostingStatus | str | None
    schedule_type: JobPostingScheduleType | str | None
    team_id: str | None
    location_id: str | None
    salary_format: JobPostingSalaryFormat | str | None
    salary_from_amount_in_cents: int | None
    salary_to_amount_in_cents: int | None
    cv_requirement: JobPostingCvRequirement | str | None
    cover_letter_requirement: JobPostingCoverLetterRequirement | str | None
    phone_requirement: JobPostingPhoneRequirement | str | None
    photo_requirement: JobPostingPhotoRequirement | str | None
    personal_url_requirement: JobPostingPersonalUrlRequirement | str | None
    salary_period: JobPostingSalaryPeriod | str | None


class JobPostingDuplicate(TypedDict, total=False):
    """What :meth:`JobPostings.duplicate` takes."""

    id: Required[str]


class MessageQuery(ListOptions, total=False):
    """Filters of :meth:`Messages.list`."""

    id: str
    ids: Many[str]
    ats_conversation_id: str
    ats_conversation_ids: Many[str]
    last_per_conversation: bool
    """Default ``False``."""


class NewMessage(TypedDict, total=False):
    """What :meth:`Messages.create` takes."""

    content: Required[str]
    sent_by_id: Required[str]
    sent_by_type: Required[MessageSentByType | str]
    ats_application_id: Required[str]
    attachments: Required[Many[UploadFile]]
    topic: Required[str]
    send_as_corporate_email: Required[bool]
    delayed_until: dt.datetime | None


class QuestionQuery(ListOptions, total=False):
    """Filters of :meth:`Questions.list`."""

    ids: Many[str]
    ats_job_posting_ids: Many[str]


class QuestionOptionFields(TypedDict, total=False):
    """What goes into :attr:`NewQuestion.options`."""

    text: Required[str]
    disqualifies: bool | None


class NewQuestion(TypedDict, total=False):
    """What :meth:`Questions.create` takes."""

    ats_job_posting_id: Required[str]
    company_id: Required[str]
    label: Required[str]
    position: Required[int]
    question_type: Required[QuestionQuestionType | str]
    mandatory: bool | None
    auto_disqualify: bool | None
    options: Many[QuestionOptionFields] | None


class QuestionChanges(TypedDict, total=False):
    """What :meth:`Questions.update` takes."""

    label: str | None
    position: int | None
    mandatory: bool | None
    auto_disqualify: bool | None
    options: Many[QuestionOptionFields] | None


class RejectionReasonQuery(ListOptions, total=False):
    """Filters of :meth:`RejectionReasons.list`."""

    ids: Many[str]
    ats_application_ids: Many[str]


class Answers(FactorialResource[M]):
    """``ats/answers``: answers."""

    _path = "/ats/answers"

    @listing
    def list(self, **query: Unpack[AnswerQuery]) -> Listing[Answer]:
        """Answers, oldest first."""
        return self._pages(Answer, AnswerQuery, query)

    @operation
    async def get(self, id: str) -> Answer:
        """One record by its id."""
        return await self._one(Answer, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewAnswer]) -> Answer:
        """Create one."""
        return await self._one(Answer, "POST", takes=NewAnswer, body=fields)


class ApplicationPhases(FactorialResource[M]):
    """``ats/application_phases``: application phases."""

    _path = "/ats/application_phases"

    @listing
    def list(self, **query: Unpack[ApplicationPhaseQuery]) -> Listing[ApplicationPhase]:
        """Application phases, oldest first."""
        return self._pages(ApplicationPhase, ApplicationPhaseQuery, query)

    @operation
    async def get(self, id: str) -> ApplicationPhase:
        """One record by its id."""
        return await self._one(ApplicationPhase, "GET", id)


class Applications(FactorialResource[M]):
    """``ats/applications``: applications."""

    _path = "/ats/applications"

    @listing
    def list(self, **query: Unpack[ApplicationQuery]) -> Listing[Application]:
        """Applications, oldest first."""
        return self._pages(Application, ApplicationQuery, query)

    @operation
    async def get(self, id: str) -> Application:
        """One record by its id."""
        return await self._one(Application, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewApplication]) -> Application:
        """Create one."""
        return await self._one(Application, "POST", takes=NewApplication, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[ApplicationChanges]) -> Application:
        """Change the fields that are given."""
        return await self._one(
            Application, "PUT", id, takes=ApplicationChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> Application:
        """Delete it and return what it was."""
        return await self._one(Application, "DELETE", id)

    @operation
    async def apply(self, **fields: Unpack[ApplicationApply]) -> Application:
        """Apply as a candidate."""
        return await self._one(Application, "POST", "apply", takes=ApplicationApply, body=fields)

    @operation
    async def move_to_phase(self, **fields: Unpack[ApplicationMoveToPhase]) -> Application:
        """Move to phase."""
        return await self._one(
            Application, "POST", "move_to_phase", takes=ApplicationMoveToPhase, body=fields
        )


class CandidateSources(FactorialResource[M]):
    """``ats/candidate_sources``: candidate sources."""

    _path = "/ats/candidate_sources"

    @listing
    def list(self, **query: Unpack[CandidateSourceQuery]) -> Listing[CandidateSource]:
        """Candidate sources, oldest first."""
        return self._pages(CandidateSource, CandidateSourceQuery, query)

    @operation
    async def get(self, id: str) -> CandidateSource:
        """One record by its id."""
        return await self._one(CandidateSource, "GET", id)


class Candidates(FactorialResource[M]):
    """``ats/candidates``: candidates."""

    _path = "/ats/candidates"

    @listing
    def list(self, **query: Unpack[CandidateQuery]) -> Listing[Candidate]:
        """Candidates, oldest first."""
        return self._pages(Candidate, CandidateQuery, query)

    @operation
    async def get(self, id: str) -> Candidate:
        """One record by its id."""
        return await self._one(Candidate, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewCandidate]) -> Candidate:
        """Create one."""
        return await self._one(Candidate, "POST", takes=NewCandidate, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[CandidateChanges]) -> Candidate:
        """Change the fields that are given."""
        return await self._one(
            Candidate, "PUT", id, takes=CandidateChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> Candidate:
        """Delete it and return what it was."""
        return await self._one(Candidate, "DELETE", id)


class EvaluationForms(FactorialResource[M]):
    """``ats/evaluation_forms``: evaluation forms."""

    _path = "/ats/evaluation_forms"

    @listing
    def list(self, **query: Unpack[EvaluationFormQuery]) -> Listing[EvaluationForm]:
        """Evaluation forms, oldest first."""
        return self._pages(EvaluationForm, EvaluationFormQuery, query)

    @operation
    async def get(self, id: str) -> EvaluationForm:
        """One record by its id."""
        return await self._one(EvaluationForm, "GET", id)

    @operation
    async def save_as_template(
        self, **fields: Unpack[EvaluationFormSaveAsTemplate]
    ) -> EvaluationForm:
        """Save as template."""
        return await self._one(
            EvaluationForm,
            "POST",
            "save_as_template",
            takes=EvaluationFormSaveAsTemplate,
            body=fields,
        )


class Feedbacks(FactorialResource[M]):
    """``ats/feedbacks``: feedbacks."""

    _path = "/ats/feedbacks"

    @listing
    def list(self, **query: Unpack[FeedbackQuery]) -> Listing[Feedback]:
        """Feedbacks, oldest first."""
        return self._pages(Feedback, FeedbackQuery, query)

    @operation
    async def get(self, id: str) -> Feedback:
        """One record by its id."""
        return await self._one(Feedback, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewFeedback]) -> Feedback:
        """Create one."""
        return await self._one(Feedback, "POST", takes=NewFeedback, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[FeedbackChanges]) -> Feedback:
        """Change the fields that are given."""
        return await self._one(
            Feedback, "PUT", id, takes=FeedbackChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> Feedback:
        """Delete it and return what it was."""
        return await self._one(Feedback, "DELETE", id)


class HiringStages(FactorialResource[M]):
    """``ats/hiring_stages``: hiring stages."""

    _path = "/ats/hiring_stages"

    @listing
    def list(self, **query: Unpack[HiringStageQuery]) -> Listing[HiringStage]:
        """Hiring stages, oldest first."""
        return self._pages(HiringStage, HiringStageQuery, query)

    @operation
    async def get(self, id: str) -> HiringStage:
        """One record by its id."""
        return await self._one(HiringStage, "GET", id)


class JobPostings(FactorialResource[M]):
    """``ats/job_postings``: job postings."""

    _path = "/ats/job_postings"

    @listing
    def list(self, **query: Unpack[JobPostingQuery]) -> Listing[JobPosting]:
        """Job postings, oldest first."""
        return self._pages(JobPosting, JobPostingQuery, query)

    @operation
    async def get(self, id: str) -> JobPosting:
        """One record by its id."""
        return await self._one(JobPosting, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewJobPosting]) -> JobPosting:
        """Create one."""
        return await self._one(JobPosting, "POST", takes=NewJobPosting, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[JobPostingChanges]) -> JobPosting:
        """Change the fields that are given."""
        return await self._one(
            JobPosting, "PUT", id, takes=JobPostingChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> JobPosting:
        """Delete it and return what it was."""
        return await self._one(JobPosting, "DELETE", id)

    @operation
    async def duplicate(self, **fields: Unpack[JobPostingDuplicate]) -> JobPosting:
        """Copy one."""
        return await self._one(
            JobPosting, "POST", "duplicate", takes=JobPostingDuplicate, body=fields
        )


class Messages(FactorialResource[M]):
    """``ats/messages``: messages."""

    _path = "/ats/messages"

    @listing
    def list(self, **query: Unpack[MessageQuery]) -> Listing[Message]:
        """Messages, oldest first."""
        return self._pages(Message, MessageQuery, query, defaults={"last_per_conversation": False})

    @operation
    async def get(self, id: str) -> Message:
        """One record by its id."""
        return await self._one(Message, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewMessage]) -> Message:
        """Create one."""
        return await self._one(Message, "POST", takes=NewMessage, body=fields, form=True)


class Questions(FactorialResource[M]):
    """``ats/questions``: questions."""

    _path = "/ats/questions"

    @listing
    def list(self, **query: Unpack[QuestionQuery]) -> Listing[Question]:
        """Questions, oldest first."""
        return self._pages(Question, QuestionQuery, query)

    @operation
    async def get(self, id: str) -> Question:
        """One record by its id."""
        return await self._one(Question, "GET", id)

    @operation
    async def create(self, **fields: Unpack[NewQuestion]) -> Question:
        """Create one."""
        return await self._one(Question, "POST", takes=NewQuestion, body=fields)

    @operation
    async def update(self, id: str, **changes: Unpack[QuestionChanges]) -> Question:
        """Change the fields that are given."""
        return await self._one(
            Question, "PUT", id, takes=QuestionChanges, body={"id": id, **changes}
        )

    @operation
    async def delete(self, id: str) -> Question:
        """Delete it and return what it was."""
        return await self._one(Question, "DELETE", id)


class RejectionReasons(FactorialResource[M]):
    """``ats/rejection_reasons``: rejection reasons."""

    _path = "/ats/rejection_reasons"

    @listing
    def list(self, **query: Unpack[RejectionReasonQuery]) -> Listing[RejectionReason]:
        """Rejection reasons, oldest first."""
        return self._pages(RejectionReason, RejectionReasonQuery, query)

    @operation
    async def get(self, id: str) -> RejectionReason:
        """One record by its id."""
        return await self._one(RejectionReason, "GET", id)


class Ats(FactorialResource[M]):
    """``ats``: job postings, candidates and applications."""

    @cached_property
    def answers(self) -> Answers[M]:
        """Answers."""
        return Answers(self._session)

    @cached_property
    def application_phases(self) -> ApplicationPhases[M]:
        """Application phases."""
        return ApplicationPhases(self._session)

    @cached_property
    def applications(self) -> Applications[M]:
        """Applications."""
        return Applications(self._session)

    @cached_property
    def candidate_sources(self) -> CandidateSources[M]:
        """Candidate sources."""
        return CandidateSources(self._session)

    @cached_property
    def candidates(self) -> Candidates[M]:
        """Candidates."""
        return Candidates(self._session)

    @cached_property
    def evaluation_forms(self) -> EvaluationForms[M]:
        """Evaluation forms."""
        return EvaluationForms(self._session)

    @cached_property
    def feedbacks(self) -> Feedbacks[M]:
        """Feedbacks."""
        return Feedbacks(self._session)

    @cached_property
    def hiring_stages(self) -> HiringStages[M]:
        """Hiring stages."""
        return HiringStages(self._session)

    @cached_property
    def job_postings(self) -> JobPostings[M]:
        """Job postings."""
        return JobPostings(self._session)

    @cached_property
    def messages(self) -> Messages[M]:
        """Messages."""
        return Messages(self._session)

    @cached_property
    def questions(self) -> Questions[M]:
        """Questions."""
        return Questions(self._session)

    @cached_property
    def rejection_reasons(self) -> RejectionReasons[M]:
        """Rejection reasons."""
        return RejectionReasons(self._session)
