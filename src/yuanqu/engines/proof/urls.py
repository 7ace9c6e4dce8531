"""Where proofing lies."""

from django.urls import path

from yuanqu.engines.proof.pages import begin, desk, remarked

urlpatterns = [
    path("proof/", begin, name="proof"),
    path("proof/<uuid:draft_id>/", desk, name="proof-draft"),
    path("proof/<uuid:draft_id>/remarked.docx", remarked, name="proof-remarked"),
]
