"""With what does a program identify itself to Business Central online?"""

from __future__ import annotations

from .._core import auth

__all__ = ["LOGIN_URL", "SCOPE", "ClientCredentials"]

LOGIN_URL = "https://login.microsoftonline.com"
SCOPE = "https://api.businesscentral.dynamics.com/.default"


class ClientCredentials(auth.ClientCredentials):
    """
    One application of Microsoft Entra with a secret, for ``auth=``: several of them share the work.

    Args:
        tenant: Id or domain of the Microsoft Entra tenant.
        client_id: Of the application registered there.
        client_secret: Of that application.
        scope: What the token is for; another one for on-premises with Microsoft Entra.
        login_url: Where tokens are made; the secret goes there only.

    Source: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/administration/automation-apis-using-s2s-authentication
    """

    def __init__(
        self,
        *,
        tenant: str,
        client_id: str,
        client_secret: str,
        scope: str = SCOPE,
        login_url: str = LOGIN_URL,
    ) -> None:
        super().__init__(
            tenant=tenant,
            client_id=client_id,
            client_secret=client_secret,
            scope=scope,
            login_url=login_url,
        )
