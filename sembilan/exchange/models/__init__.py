"""Records of the exchange: files handed in through the page, and what was made of them."""

from sembilan.exchange.models.uploads import ColumnMapping, Upload, UploadWork

__all__ = ["ColumnMapping", "Upload", "UploadWork"]
