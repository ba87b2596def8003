// Runs before the page is painted: says that scripts work, so that styles for scripts apply without a flash.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}
