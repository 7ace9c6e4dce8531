"""Where the pages of accounts lie."""

from django.conf import settings
from django.urls import path, re_path

from yuanqu.people.account_pages import account_deed, account_list, account_new, account_page, department_list
from yuanqu.people.audit_pages import audit_export, audit_page
from yuanqu.people.factor_pages import my_factor, sign_in_code
from yuanqu.people.own_pages import end_session, my_account, password_link, password_overdue
from yuanqu.people.views import SignIn, SignOut, first_administrator

urlpatterns = [
    path(
        "sign-in/", SignIn.as_view(extra_context={"idle": settings.SESSION_COOKIE_AGE // 60}), name="sign-in"
    ),
    path("sign-out/", SignOut.as_view(), name="sign-out"),
    path("first-administrator/<str:token>/", first_administrator, name="first-administrator"),
    path("password/<str:token>/", password_link, name="password-link"),
    path("sign-in/code/", sign_in_code, name="sign-in-code"),
    path("sign-in/new-password/", password_overdue, name="password-overdue"),
    path("my-account/", my_account, name="my-account"),
    path("my-account/second-factor/", my_factor, name="my-factor"),
    path("my-account/sessions/<str:handle>/end/", end_session, name="end-session"),
    path("accounts/", account_list, name="accounts"),
    path("accounts/new/", account_new, name="account-new"),
    path("accounts/<uuid:account_id>/", account_page, name="account"),
    re_path(
        r"^accounts/(?P<account_id>[0-9a-f-]{36})/(?P<deed>role|move|disable|enable|reset|unlock|factor)/$",
        account_deed,
        name="account-deed",
    ),
    path("departments/", department_list, name="departments"),
    path("audit/", audit_page, name="audit"),
    path("audit/export/", audit_export, name="audit-export"),
]
