"""
Business Central, embedded: everything by the facts, and what its purchases, journals and files really do.

What a client can trip over is here, unless it is in this list.

Not modelled, because nobody knows how it behaves:

- what ``IEEE754Compatible`` does (ignored), references between operations of a batch (``dependsOn``, ``$1``: ignored)
- ids of a batch whose template increments its name (it stays), edge cases of the date that a posting has by default

Not modelled, because it needs set-up that no seed has:

- the status "In Review" of approval workflows (they only keep a document from being posted); "post with job queue" for documents (journals have it)
- posting of items, charges, resources, fixed assets and allocation accounts; receipts, shipments, stock, quantities to
  receive; prices by item, units of measure, the taxes of sales documents, anything that sales post
- US sales tax and 1099, non-deductible VAT, Full VAT, VAT dates, differences of VAT that a user may allow
- journals: bank, customer and employee accounts without ``_gl_account`` in the seed; currencies; templates but the three
  first ones; recurring journals; the external document numbers of other document types
- dimension combinations, priorities of default dimensions (an account's win over a document's), allowed values
- posting dates of users, document dates outside fiscal years, corrective documents of a cancelled credit memo
- applying without an invoice number, payments in other currencies than the local one, discounts and tolerances

Not modelled, because a loopback server has no use for it:

- at most five requests at once, the queue behind them, 408, 413 and 504 (use ``Sandbox.faults`` for what they answer)
- that ``Data-Access-Intent: ReadOnly`` lags, that reading an invoice may write, that changes of some users are told late
- notifications wait for :meth:`Sandbox.deliver_webhooks` or the server, not for 30 seconds
- languages: captions and texts are English, ``Accept-Language`` is ignored
- the limit of 100,000 attachments, the 350 MB of a body
- annotations of ``$metadata``; installed apps that add members to enumerations; custom APIs and the automation API
- Entra beyond client credentials: users, certificates, device codes, redirects of a sign-in

Guesses are called so where they are made. The widest: properties that a page computes can be neither filtered nor sorted
by; codes are known by their names; what actions of sales documents do.
"""

from __future__ import annotations

from .half import BusinessCentralHalf

__all__ = ["BusinessCentralHalf"]
