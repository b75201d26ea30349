{{%AUTOESCAPE context="HTML"}}
<h1>{{HEADING}}</h1>
{{#LEAD}}<p class="lead">{{LEAD}}</p>{{/LEAD}}
[[>empty]]
{{#LETTER}}
<section class="letter">
<h2>{{TITLE}}</h2>
<p>{{#MARK}}[[>mark]]{{/MARK}}</p>
<ul>{{#LINE}}<li>{{LINE}}</li>{{/LINE}}</ul>
[[>letter_form]]
</section>
{{/LETTER}}
{{#FRESH}}[[>letter_form]]{{/FRESH}}
[[>actions]]
