{{%AUTOESCAPE context="HTML"}}
<h1>[[what_if.title]]</h1>
<p class="lead">[[what_if.lead]]</p>
<div class="with-panel">
<div>
<form action="{{ACTION}}" method="get" class="sheet">
<input type="hidden" name="trial" value="1">
{{#INPUT}}[[>input]]{{/INPUT}}
<div class="actions"><button class="button primary" type="submit">[[what_if.submit]]</button> {{#BACK}}<a class="button" href="{{BACK}}">[[common.back]]</a>{{/BACK}}</div>
</form>
{{#NOTHING}}<p class="message notice">[[what_if.nothing]]</p>{{/NOTHING}}
{{#CONSEQUENCES}}
<section>
<h2>[[what_if.consequences]]</h2>
<table class="register cards">
<thead><tr><th scope="col">[[what_if.what]]</th><th scope="col">[[what_if.before]]</th><th scope="col">[[what_if.after]]</th><th scope="col">[[what_if.state]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row">{{WHAT}} <span class="kind">[[>clause]]</span></th><td data-label="[[what_if.before]]">{{BEFORE}}</td><td data-label="[[what_if.after]]">{{AFTER}}</td><td data-label="[[what_if.state]]">{{#MARK}}[[>mark]]{{/MARK}}</td></tr>
{{/ROW}}
</tbody>
</table>
</section>
{{/CONSEQUENCES}}
</div>
{{#PANEL}}<aside class="panel" aria-labelledby="why-head"><h2 id="why-head">[[what_if.why]]</h2>{{#WHY}}[[>why]]{{/WHY}}</aside>{{/PANEL}}
</div>
