{{%AUTOESCAPE context="HTML"}}
<div class="narrow">
<h1>[[role_page.title]]</h1>
<p class="lead">[[role_page.lead]]</p>
<form action="{{ACTION}}" method="post" class="sheet">
[[>token]]
<input type="hidden" name="back" value="{{BACK_TO}}">
{{#INPUT}}[[>input]]{{/INPUT}}
<div class="actions"><button class="button primary" type="submit">[[role_page.submit]]</button></div>
</form>
</div>
