// Tells the page that opened this window who signed in: that page, if it is one of the site's, and nobody else.

const { token, name, until, origin } = document.getElementById("done").dataset;
if (window.opener) {
  window.opener.postMessage({ lodge: "signed-in", token, name, until: Number(until) }, origin);
  window.close();
} else {
  document.getElementById("lost").hidden = false;
}
