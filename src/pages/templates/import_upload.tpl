{{%AUTOESCAPE context="HTML"}}
<h1>[[import.title]]</h1>
<p class="lead">[[import.lead]]</p>
<form action="{{ACTION}}" method="post" enctype="multipart/form-data" class="sheet">
[[>token]]
{{#INPUT}}[[>input]]{{/INPUT}}
<div class="actions"><button class="button primary" type="submit">[[import.preview]]</button>{{#TEMPLATE}} <a class="button" href="{{TEMPLATE}}">[[import.template]]</a>{{/TEMPLATE}} <span role="status" data-busy="[[import.reading]]"></span></div>
</form>
{{#EARLIERS}}
<section>
<h2>[[import.earlier]]</h2>
<table class="register cards">
<thead><tr><th scope="col">[[import.file]]</th><th scope="col">[[import.at]]</th><th scope="col">[[import.who]]</th><th scope="col">[[import.result]]</th></tr></thead>
<tbody>
{{#EARLIER}}<tr><th scope="row">{{#LINK}}[[>link]]{{/LINK}}</th><td data-label="[[import.at]]">{{AT}}</td><td data-label="[[import.who]]">{{WHO}}</td><td data-label="[[import.result]]">{{WORDS}}</td></tr>
{{/EARLIER}}
</tbody>
</table>
</section>
{{/EARLIERS}}
