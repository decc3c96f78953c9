"""Labelled studies on which recommendations are judged."""

from recommender.study.metrics import COUNTED, JUDGED, StudyOutcome, figures, intervals, judge_all
from recommender.study.model import Study, load_study, parse_study, shipped_studies
from recommender.study.rubric import Verdict, judge
from recommender.study.run import ALL, BASELINES, encode_study, run_method

__all__ = [
    "ALL",
    "BASELINES",
    "COUNTED",
    "JUDGED",
    "Study",
    "StudyOutcome",
    "Verdict",
    "encode_study",
    "figures",
    "intervals",
    "judge",
    "judge_all",
    "load_study",
    "parse_study",
    "run_method",
    "shipped_studies",
]
