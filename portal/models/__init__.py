"""What the portal keeps beside the records: what was loaded, what changed, what is proposed."""

from .loaded import LoadedBlock
from .proposals import Proposal
from .revisions import Revision

__all__ = ["LoadedBlock", "Proposal", "Revision"]
