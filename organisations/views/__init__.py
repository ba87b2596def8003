"""Pages of this app. Which permission each needs stands in `organisations.urls.ROUTES`."""
