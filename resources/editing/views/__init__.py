"""Pages of this package; `resources.editing.urls` names them."""
