"""Belongs here: the job that replays the quarantine from the Dagster UI.
Does not: the work (quarantine_desk), and the command line's view of it (quarantine_cli).
"""

import dagster as dg

from orchestration.metadata import failing_rows
from orchestration.quarantine_desk import replay_quarantine
from orchestration.resources import LakeResource, PlacesResource


@dg.op
def replay_rows(context: dg.OpExecutionContext, lake: LakeResource, places: PlacesResource) -> None:
    """Judge every row in quarantine again, mended by the override file; what passes enters its table."""
    done = replay_quarantine(lake.lake, places.overrides_path, context.run_id)
    staying = done.staying.select("quarantine_id", "table", "contract", "reason")
    metadata: dict = {f"entered/{table}": rows for table, rows in done.entered.items()}
    metadata |= {"discarded": done.discarded, "stay in quarantine": staying["quarantine_id"].n_unique()}
    if staying.height:
        metadata["staying"] = failing_rows(staying)
    context.add_output_metadata(metadata)


@dg.job(
    name="replay_quarantine",
    description="Rows in quarantine, mended by the override file, enter their tables; `everything` carries them on.",
)
def replaying() -> None:
    replay_rows()
