"""Files handed in: uploaded, told what their columns are, tried out, loaded, thrown away."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sembilan.documents.answers import made_answer
from sembilan.exchange.actions import uploads as actions
from sembilan.exchange.forms import ArrangementForm, ColumnsForm, UploadForm
from sembilan.exchange.models import Upload, UploadWork
from sembilan.exchange.queries import uploads as queries
from sembilan.exchange.uploads import mend, place
from sembilan.exchange.uploads.cells import KeptTable
from sembilan.exchange.uploads.forms_to_fill import NAMES, template
from sembilan.exchange.uploads.mapping import by_hand
from sembilan.records.rejects import sentence, todo

Part = UploadWork.Part


def for_who_may_load(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A page of files handed in does not exist for who may not hand in any; `pk` becomes the file."""

    @wraps(view)
    def guarded(request: HttpRequest, pk: int | None = None, **given: Any) -> HttpResponseBase:
        if not queries.may_load(request.user):
            raise Http404
        if pk is None:
            return view(request, **given)
        upload = queries.upload(pk)
        if upload is None:
            raise Http404
        return view(request, upload=upload, **given)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_may_load
def uploads(request: HttpRequest) -> HttpResponse:
    """The files handed in lately, and a place to hand in another."""
    form = UploadForm(request.POST or None, request.FILES or None) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        iid = request.instansi.pk  # type: ignore[attr-defined]
        upload = actions.keep_upload(instansi_id=iid, name=file.name, chunks=file.chunks(), by=request.user)
        return redirect("exchange:upload", upload.pk)
    told = {"form": form, "uploads": queries.uploads(), "templates": NAMES}
    return render(request, "exchange/uploads.html", told, status=422 if form.is_bound else 200)


@require_safe
@for_who_may_load
def upload(request: HttpRequest, upload: Upload) -> HttpResponse:
    """What the file was recognised as, and which of its columns is which."""
    if upload.read_at is None:
        return _under_way(request, upload, Part.READING)
    if getattr(request, "htmx", False):
        return HttpResponse(headers={"HX-Refresh": "true"})
    return _columns(request, upload)


def _columns(request: HttpRequest, upload: Upload, **forms: Any) -> HttpResponse:
    arrangement = forms.get("arrangement") or ArrangementForm(upload)
    told: dict[str, Any] = {"upload": upload, "arrangement": arrangement, "kind": queries.kind_of(upload)}
    if upload.fault:
        told |= {"why": sentence(upload.fault, {}), "what": todo(upload.fault)}
    else:
        form = forms.get("columns") or (ColumnsForm(upload) if upload.kind and upload.headings else None)
        told |= {"form": form, "columns": zip(form, queries.samples(upload), strict=True) if form else []}
        told["rows"] = queries.first_rows(upload)
    return render(request, "exchange/upload.html", told, status=422 if forms else 200)


@require_POST
@for_who_may_load
def arrangement(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Another sheet, another row of headings, another kind."""
    form = ArrangementForm(upload, request.POST)
    if not form.is_valid():
        return _columns(request, upload, arrangement=form)
    said = form.cleaned_data
    table = KeptTable(place.cells(upload.instansi_id, upload.sha256, said["sheet"]))
    laid = by_hand(table, said["header_row"], said["kind"])
    actions.arrange(upload=upload, laid=laid, sheet=said["sheet"], by=request.user)
    return redirect("exchange:upload", upload.pk)


@require_POST
@for_who_may_load
def columns(request: HttpRequest, upload: Upload) -> HttpResponse:
    """Which column is which field; then the file is tried out."""
    if queries.kind_of(upload) is None or upload.fault:
        raise Http404
    form = ColumnsForm(upload, request.POST)
    if not form.is_valid():
        return _columns(request, upload, columns=form)
    try:
        actions.map_columns(upload=upload, kind=upload.kind, places=form.cleaned_data["places"], by=request.user)
    except actions.Refused as refused:
        messages.error(request, str(refused))
    return redirect("exchange:preview", upload.pk)


@require_safe
@for_who_may_load
def preview(request: HttpRequest, upload: Upload) -> HttpResponse:
    """What would come of the file: counts, and its own rows with every fault in its place."""
    work = queries.latest(upload, Part.PREVIEW)
    if work is None:
        return redirect("exchange:upload", upload.pk)
    if work.ended_at is None or work.failure:
        return _under_way(request, upload, Part.PREVIEW)
    if getattr(request, "htmx", False):
        return HttpResponse(headers={"HX-Refresh": "true"})
    table = queries.table(upload, work, request.GET.get("alasan", "")[:60], request.GET.get("halaman"))
    told = {"upload": upload, "kind": queries.kind_of(upload), "n": work.outcome, "table": table}
    return render(request, "exchange/preview.html", told | {"whole": queries.whole_file(work), "work": work})


@require_safe
@for_who_may_load
def faulty_rows(request: HttpRequest, upload: Upload) -> HttpResponseBase:
    """The rows with faults as a workbook to mend and hand in again."""
    path = place.faulty_rows(upload.instansi_id, upload.sha256, upload.pk)
    if not path.exists():
        raise Http404
    return made_answer(mend.file_name(upload), path.read_bytes())


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_may_load
def loading(request: HttpRequest, upload: Upload) -> HttpResponse:
    """The good rows go in, the others are held; asking twice loads once."""
    if request.method == "POST":
        return _ask_loading(request, upload)
    work = queries.latest(upload, Part.LOADING)
    if work is None:
        raise Http404
    if work.ended_at is None or work.failure:
        return _under_way(request, upload, Part.LOADING)
    if getattr(request, "htmx", False):
        return HttpResponse(headers={"HX-Refresh": "true"})
    told = {"upload": upload, "kind": queries.kind_of(upload), "n": work.outcome, "work": work}
    return render(request, "exchange/loaded.html", told | {"whole": queries.whole_file(work)})


def _ask_loading(request: HttpRequest, upload: Upload) -> HttpResponse:
    tried = queries.latest(upload, Part.PREVIEW)
    if tried is None or tried.ended_at is None or tried.failure:
        messages.error(request, _("Lihat pratinjaunya dahulu."))
        return redirect("exchange:upload", upload.pk)
    try:
        actions.ask_work(upload=upload, what=Part.LOADING, by=request.user)
    except actions.Refused as refused:
        messages.info(request, str(refused))
    return redirect("exchange:loading", upload.pk)


@require_POST
@for_who_may_load
def removal(request: HttpRequest, upload: Upload) -> HttpResponse:
    """The file is thrown away; what was loaded of it stays."""
    try:
        actions.discard(upload=upload, by=request.user)
        messages.success(request, _("Berkas %(name)s dibuang. Yang sudah dimuat tetap ada.") % {"name": upload.name})
    except actions.Refused as refused:
        messages.error(request, str(refused))
    return redirect("exchange:uploads")


@require_safe
@for_who_may_load
def form_to_fill(request: HttpRequest, kind: str) -> HttpResponseBase:
    """An empty file of one kind with its headings, an example and an explanation."""
    content = template(kind)
    if content is None:
        raise Http404
    return made_answer(f"contoh-{kind}.xlsx", content)


def _under_way(request: HttpRequest, upload: Upload, part: str) -> HttpResponse:
    """How far the worker is; asked for again by the page itself."""
    work = queries.latest(upload, part)
    if work is None:
        raise Http404
    told = {"upload": upload, "work": work, "progress": queries.progress(work)}
    is_fragment = getattr(request, "htmx", False)
    return render(request, "exchange/upload_work.html#progress" if is_fragment else "exchange/upload_work.html", told)
