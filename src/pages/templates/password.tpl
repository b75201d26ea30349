{{%AUTOESCAPE context="HTML"}}
<div class="narrow">
<h1>[[password.title]]</h1>
<p class="lead">{{#FORCED}}[[password.forced]] {{/FORCED}}[[password.lead]]</p>
<form action="{{ACTION}}" method="post" class="sheet">
[[>token]]
<input type="text" value="{{USER}}" autocomplete="username" hidden>
{{#INPUT}}[[>input]]{{/INPUT}}
<div class="actions"><button class="button primary" type="submit">[[password.submit]]</button>{{#CANCEL}} <a class="button" href="{{CANCEL}}">[[common.cancel]]</a>{{/CANCEL}}</div>
</form>
</div>
