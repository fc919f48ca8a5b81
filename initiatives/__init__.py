"""What: initiatives, who takes part in which role, results, and the collaboration that follows from them."""
