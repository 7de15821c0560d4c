"""The proposal as PDF: plans to scale, pictures, costs, findings, shade, wishes."""
