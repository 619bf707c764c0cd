"""Addresses of elections."""

from __future__ import annotations

from django.urls import path

from .views import (
    afterwards,
    complaints,
    counting,
    electorates,
    floor,
    names,
    offices,
    overview,
    papers,
    results,
    rounds,
    tracing,
    withdrawals,
)

app_name = "elections"
STOP = "c/<int:congress_id>/elections/"
CONTEST = f"{STOP}<int:contest_id>/"
ROUND = f"{CONTEST}rounds/<int:number>/"
SEAL = f"{ROUND}seal/"
COMPLAINTS = f"{STOP}complaints/"

urlpatterns = [
    path(f"{STOP}report/", papers.report, name="report"),
    path(f"{CONTEST}papers/", papers.desk, name="papers"),
    path(f"{CONTEST}papers/<slug:kind>/", papers.paper, name="paper"),
    path(f"{ROUND}papers/<slug:kind>/", papers.round_paper, name="round-paper"),
    path(STOP, overview.home, name="home"),
    path(f"{STOP}new/", offices.open_contest, name="new"),
    path(CONTEST, overview.contest, name="contest"),
    path(f"{CONTEST}names/", names.add, name="names"),
    path(f"{CONTEST}slate/", names.take_slate, name="slate"),
    path(f"{CONTEST}floor/", floor.nominate, name="floor"),
    path(f"{CONTEST}names/<int:candidate_id>/withdraw/", withdrawals.withdraw, name="withdraw"),
    path(f"{STOP}by-election/<slug:office>/", offices.open_by_election, name="by-election"),
    path(f"{STOP}appointment/", offices.appoint, name="appointment"),
    path(f"{CONTEST}number/", withdrawals.number, name="number"),
    path(f"{CONTEST}names/meter/", names.weigh, name="weigh"),
    path(f"{CONTEST}names/aside/", names.set_aside, name="aside"),
    path(f"{CONTEST}names/<int:candidate_id>/restore/", names.restore, name="restore"),
    path(f"{CONTEST}names/<int:candidate_id>/dossier/", floor.dossier, name="dossier"),
    path(f"{CONTEST}withdrawals/", withdrawals.decide, name="withdrawals"),
    path(f"{CONTEST}floor/support/", floor.support, name="support"),
    path(f"{CONTEST}floor/trim/", floor.trim, name="trim"),
    path(f"{CONTEST}polls/<slug:kind>/", floor.hold_poll, name="poll"),
    path(f"{CONTEST}take/", floor.take_poll, name="take-poll"),
    path(f"{CONTEST}adopt/", names.adopt, name="adopt"),
    path(f"{CONTEST}list.json", names.export_list, name="list-json"),
    path(f"{CONTEST}vote/", electorates.open_vote, name="vote"),
    path(f"{ROUND}electorate/", electorates.electorate, name="electorate"),
    path(f"{ROUND}electorate/<int:person>/", electorates.mark, name="voter"),
    path(f"{ROUND}electorate/renew/", electorates.renew, name="renew"),
    path(f"{ROUND}report/", counting.report, name="report"),
    path(f"{ROUND}tally-sheet/", counting.tally_sheet, name="tally-sheet"),
    path(f"{ROUND}count/", counting.enter_count, name="count"),
    path(f"{ROUND}decide/", rounds.decide, name="decide"),
    path(f"{ROUND}choose/", rounds.choose, name="choose"),
    path(f"{ROUND}annul/", rounds.annul, name="annul-round"),
    path(f"{ROUND}minutes/", results.issue_minutes, name="minutes"),
    path(f"{ROUND}case.json", results.export_case, name="case"),
    path(f"{CONTEST}certify/", results.certify, name="certify"),
    path(f"{CONTEST}annul/", results.annul, name="annul"),
    path(f"{CONTEST}elected/", results.issue_elected, name="elected"),
    path(f"{CONTEST}result/", results.result, name="result"),
    path(f"{CONTEST}screen/", results.screen, name="screen"),
    path(f"{CONTEST}now/", afterwards.now, name="now"),
    path(f"{ROUND}trace/", tracing.trace, name="trace"),
    path(f"{STOP}seals/", afterwards.seals, name="seals"),
    path(SEAL, afterwards.seal, name="seal"),
    path(f"{SEAL}open/", afterwards.open_seal, name="open-seal"),
    path(f"{SEAL}again/", afterwards.reseal, name="reseal"),
    path(f"{SEAL}destroy/", afterwards.destroy, name="destroy"),
    path(COMPLAINTS, complaints.complaints, name="complaints"),
    path(f"{COMPLAINTS}new/", complaints.receive, name="new-complaint"),
    path(f"{COMPLAINTS}<int:number>/", complaints.complaint, name="complaint"),
    path(f"{COMPLAINTS}<int:number>/from/", complaints.read_complainant, name="complainant"),
    path(f"{COMPLAINTS}<int:number>/verify/", complaints.verify, name="verify-complaint"),
    path(f"{COMPLAINTS}<int:number>/decide/", complaints.decide, name="decide-complaint"),
]
