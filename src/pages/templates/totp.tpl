{{%AUTOESCAPE context="HTML"}}
<div class="narrow">
<h1>[[totp.title]]</h1>
<p class="lead">[[totp.lead]]</p>
<form action="{{ACTION}}" method="post" class="sheet">
[[>token]]
<input type="hidden" name="back" value="{{BACK_TO}}">
{{#INPUT}}[[>input]]{{/INPUT}}
<div class="actions"><button class="button primary" type="submit">[[totp.submit]]</button> <a class="button" href="{{CANCEL}}">[[common.cancel]]</a></div>
</form>
<p class="help">[[totp.lost]]</p>
</div>
