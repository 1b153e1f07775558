"""Belongs here: when things run by themselves: the daily schedule, the sensor on the raw folder, the job.
Does not: what they run (assets, checks).
"""

import hashlib
from collections.abc import Sequence

import dagster as dg

from orchestration.resources import SourcesResource
from raw import SourceError, open_source

TIME_ZONE = "Asia/Seoul"
EVERY_MORNING = "0 6 * * *"
SENSOR_SECONDS = 30
_REMOTE = ("http://", "https://")

everything = dg.define_asset_job(
    "everything",
    selection=dg.AssetSelection.all(),
    description="Every table, from the pages to warehouse and report; only what is new or changed is handled.",
)


@dg.schedule(
    job=everything,
    cron_schedule=EVERY_MORNING,
    execution_timezone=TIME_ZONE,
    default_status=dg.DefaultScheduleStatus.STOPPED,
)
def daily(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
    """Ingest again every morning at six, Korean time, and ask the European Central Bank for new rates."""
    return dg.RunRequest(run_config={"ops": {"reference_rates": {"config": {"refresh": True}}}})


def fingerprint(locations: Sequence[str]) -> str:
    """Changes when a page of a local source is added, removed or touched. Feeds over HTTP are left to the schedule."""
    digest = hashlib.sha256()
    for location in locations:
        if location.startswith(_REMOTE):
            continue
        for listing in open_source(location).listings():
            digest.update(f"{listing.source_uri}\0{listing.fingerprint}\0".encode())
    return digest.hexdigest()


@dg.sensor(job=everything, minimum_interval_seconds=SENSOR_SECONDS, default_status=dg.DefaultSensorStatus.STOPPED)
def raw_pages(context: dg.SensorEvaluationContext, sources: SourcesResource) -> dg.SensorResult | dg.SkipReason:
    """Start a run when a page appears in the raw folder, or changes."""
    try:
        seen = fingerprint(sources.locations)
    except SourceError as error:
        return dg.SkipReason(str(error))
    if seen == context.cursor:
        return dg.SkipReason("no page is new or changed")
    return dg.SensorResult(run_requests=[dg.RunRequest(run_key=seen)], cursor=seen)
